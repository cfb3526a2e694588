import { nextTask } from '../next-task.ts';
import type { MarkdownView } from './markdown-view.ts';

/** Have a little of everything: reading them compiles, step by step, what the first reply would do all at once. */
const samples = [
  'a',
  '# b\n\n**c** *d* `e` [f](g)',
  '- h\n- i\n\n1. j',
  '> k\n\n```l\nm\n```\n\n|n|\n|-|\n|o|\n',
];

let viewClass: typeof MarkdownView | null = null;
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const module = await import('./markdown-view.ts');
  for (const sample of samples) {
    await nextTask();
    new module.MarkdownView().render(sample, true);
  }
  viewClass = module.MarkdownView;
}

/** Fetches the reader of Markdown once; until it is there, or if it never comes, the text is shown as it is. */
export async function loadMarkdown(): Promise<void> {
  loading ??= load();
  await loading.catch(() => (loading = null));
}

/** A reader of one text, or null as long as there is none. */
export const createMarkdownView = (): MarkdownView | null => (viewClass === null ? null : new viewClass());
