import { nextTask } from '../next-task.ts';
import type { MarkdownView } from './markdown-view.ts';

let viewClass: typeof MarkdownView | null = null;
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  // In two parts, each a task: marked alone makes some fifty regular expressions when it arrives.
  await import('./lex-blocks.ts');
  await nextTask();
  const { rehearse } = await import('./rehearse-markdown.ts');
  viewClass = await rehearse();
}

/** Fetches the reader of Markdown once; until it is there, or if it never comes, the text is shown as it is. */
export async function loadMarkdown(): Promise<void> {
  loading ??= load();
  await loading.catch(() => (loading = null));
}

/** A reader of one text, or null as long as there is none. */
export const createMarkdownView = (): MarkdownView | null => (viewClass === null ? null : new viewClass());

/** What fetches it, or has; null where nobody asked for it. */
export const markdownLoading = (): Promise<void> | null => loading;
