// What the first reply would do all at once is done before it, step by step, unseen: rules and templates are compiled, elements
// defined, fonts found.
import { render } from 'lit';
import { typesetter } from '../../typesetting/client/shared-typesetter.ts';
import { afterFrame, nextTask } from '../next-task.ts';
import { MarkdownView } from './markdown-view.ts';

/** Have a little of everything. The rules are tried one after the other, so each of these reaches a few more than the one before. */
const samples = [
  '    a',
  '```l\nm\n```',
  '---',
  '$$r$$',
  '# \\*',
  '# [f](g)',
  '# **c** *d*',
  '# `e`',
  '# b',
  '# $p$ \\(q\\)',
  '> k',
  '- h\n- i\n\n1. j',
  '|n|\n|-|\n|o|\n',
  'a',
];
const formula = '\\sqrt{\\frac{s}{t}} \\sum_u^v \\left(w_x\\right)';

/** Over when nothing more is rehearsed. */
export let rehearsal: Promise<void> = Promise.resolve();

/** @returns what the page needs, once it has been used */
export async function rehearse(): Promise<typeof MarkdownView> {
  const place = hiddenPlace();
  for (const sample of samples) {
    await nextTask();
    show(sample, place);
    // What is large in it renders in a task of its own.
    await nextTask();
  }
  // Not waited for: what is read meanwhile is shown without colours, and formulas as their source.
  rehearsal = rehearseFormula(place).finally(() => place.remove());
  return MarkdownView;
}

/** Nobody sees it, and nothing around it moves; but what is in it is laid out. */
function hiddenPlace(): HTMLElement {
  const place = document.createElement('div');
  place.inert = true;
  Object.assign(place.style, {
    position: 'fixed',
    insetBlockStart: '0',
    inlineSize: '20rem',
    blockSize: '1px',
    overflow: 'hidden',
    contain: 'strict',
    visibility: 'hidden',
  });
  document.body.append(place);
  return place;
}

function show(text: string, place: HTMLElement): void {
  render(new MarkdownView().render(text, true), place);
}

async function rehearseFormula(place: HTMLElement): Promise<void> {
  await typesetter.prepare();
  await typesetter.setFormula(formula, true);
  show(`$$${formula}$$`, place);
  await afterFrame();
}
