import { nextTask } from '../ui/next-task.ts';

/** In the order in which a visitor meets them. */
const elements: readonly (() => Promise<unknown>)[] = [
  // First, while there is a network: what would say that it is gone.
  () => import('./failure-elements.ts'),
  () => import('./sidebar-view.ts'),
  () => import('./transcript-view.ts'),
  () => import('./composer-view.ts'),
  () => import('./context-view.ts'),
  () => import('./overflow-view.ts'),
  () => import('./shortcuts-view.ts'),
];

let loaded: Promise<void> | null = null;

/**
 * What a first visit does not show: it comes once the visitor has agreed to a model. Each element runs in a task of its
 * own, for with its script the browser also builds those that wait for it on the page.
 */
export function loadChatElements(): Promise<void> {
  loaded ??= loadInTurn().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

async function loadInTurn(): Promise<void> {
  for (const load of elements) {
    await load();
    await nextTask();
  }
}
