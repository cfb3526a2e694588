import { nextTask } from '../next-task.ts';
import type { MarkdownView } from './markdown-view.ts';

/**
 * Have a little of everything: showing them compiles, step by step, what the first reply would do all at once. The rules are
 * tried one after the other, so each of these reaches a few more than the one before.
 */
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

let viewClass: typeof MarkdownView | null = null;
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  // In two parts, each a task: marked alone makes some fifty regular expressions when it arrives.
  await import('./lex-blocks.ts');
  await nextTask();
  const module = await import('./markdown-view.ts');
  await rehearse(module.showOnce);
  viewClass = module.MarkdownView;
  // Not waited for: what is read meanwhile is shown without colours, and formulas as their source.
  void module.typesetter.prepare();
}

/** Shows each sample where nobody sees it. */
async function rehearse(show: (text: string, place: HTMLElement) => void): Promise<void> {
  const place = document.createElement('div');
  place.hidden = true;
  document.body.append(place);
  for (const sample of samples) {
    await nextTask();
    show(sample, place);
    // What is large in it renders in a task of its own.
    await nextTask();
  }
  place.remove();
}

/** Fetches the reader of Markdown once; until it is there, or if it never comes, the text is shown as it is. */
export async function loadMarkdown(): Promise<void> {
  loading ??= load();
  await loading.catch(() => (loading = null));
}

/** A reader of one text, or null as long as there is none. */
export const createMarkdownView = (): MarkdownView | null => (viewClass === null ? null : new viewClass());
