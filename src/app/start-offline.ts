import { apiPort } from '../openai/contract/api-contract.ts';
import type { Services } from './services.ts';

/** Keeps the site on the device, and tells its keeper what only the page knows. */
export function startOffline(services: Services): void {
  const { offline, model, conversation } = services;
  // The development server has no service worker.
  if (!import.meta.env.PROD) return;
  void offline.start();
  // Undefined where the browser has no service workers.
  const { serviceWorker } = navigator as Partial<Navigator>;
  serviceWorker?.addEventListener('message', (event) => {
    if (event.data === apiPort)
      void import('./answer-api.ts').then(({ answerApi }) => answerApi(event, services));
  });
  const stopModel = model.subscribe(() => {
    const { status } = model.value;
    if (status !== 'loading' && status !== 'ready') return;
    // The engine is of no use to a model that runs elsewhere.
    if (model.choice.value.elsewhere !== null) return;
    stopModel();
    const isOnCpu = model.choice.value.files?.manifest.library === null;
    void offline.keepEngine(isOnCpu ? 'cpu-engine' : 'engine');
  });
  const stopReplies = conversation.liveReply.subscribe(() => {
    const isAnswered = conversation.value.turns.at(-1)?.outcome.status === 'complete';
    if (conversation.liveReply.value !== null || !isAnswered) return;
    stopReplies();
    void offline.unitProved();
  });
}
