/** A reply of a model that thinks aloud, in its two parts. */
export interface SplitReply {
  /** Empty where there is none. */
  thinking: string;
  answer: string;
  /** It has not come to its answer yet. */
  isThinking: boolean;
}

/** Around what a model thinks aloud, as Qwen3, DeepSeek R1 and their like write it. */
export const thinkingTags = { opening: '<think>', closing: '</think>' } as const;

const opening = new RegExp(`^\\s*${thinkingTags.opening}`);
const { closing } = thinkingTags;

/** The tag comes in pieces, and a person may stop in the middle of it. A single `<` may be an answer. */
function isBegun(reply: string): boolean {
  const text = reply.trimStart();
  return text.length > 1 && thinkingTags.opening.startsWith(text);
}

/** Whether a reply is of a model that thinks aloud. */
export const thinksAloud = (reply: string): boolean => opening.test(reply);

/**
 * What stands between the tags at the beginning of a reply is thought; the rest is the answer.
 */
export function splitThinking(reply: string): SplitReply {
  const start = opening.exec(reply);
  if (start === null) return { thinking: '', answer: isBegun(reply) ? '' : reply, isThinking: false };
  const rest = reply.slice(start[0].length);
  const end = rest.indexOf(closing);
  if (end === -1) return { thinking: rest.trim(), answer: '', isThinking: true };
  return {
    thinking: rest.slice(0, end).trim(),
    answer: rest.slice(end + closing.length).trimStart(),
    isThinking: false,
  };
}
