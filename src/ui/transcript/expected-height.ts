import type { Turn } from '../../conversations/conversation.ts';

const lineLength = 72;
const linePx = 24;
/** The question's frame, and the rows of buttons. */
const aroundPx = 150;

const linesOf = (text: string): number => {
  let lines = Math.ceil(text.length / lineLength);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 0.5;
  return lines;
};

/** Roughly how high a turn will be that is not drawn yet. */
export const expectedHeight = ({ question, reply }: Turn): number =>
  Math.round(aroundPx + linePx * (linesOf(question) + linesOf(reply)));
