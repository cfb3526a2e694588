// Which thread runs which engine.
import inferenceUrl from '../../workers/inference.worker.ts?worker&url';
import cpuUrl from '../../workers/cpu.worker.ts?worker&url';
import { pageThread } from '../channel/page-thread.ts';
import { spawnWorker } from '../channel/spawn-worker.ts';
import { spawnEndpointFrame } from '../inference/client/spawn-endpoint-frame.ts';
import { siteUrl } from './site-url.ts';
import type { Handlers } from '../channel/answer.ts';
import type { Thread } from '../channel/thread-life.ts';
import type { InferenceContract, LoadParams } from '../inference/contract/inference-contract.ts';

/** A frame that can reach one server, which this page cannot. */
export const spawnFrame = (origin: string): Thread => spawnEndpointFrame(siteUrl('endpoint.html'), origin);

/** Few visitors have such a browser, and fewer choose its model. */
async function startBrowserModel(ended: AbortSignal): Promise<Handlers<InferenceContract>> {
  const { createBrowserModelEngine } = await import('../inference/browser-model/browser-model-engine.ts');
  return createBrowserModelEngine(window, ended);
}

export function spawnEngine(params: LoadParams): Thread {
  if (params.engine === 'endpoint') return spawnFrame(new URL(params.endpoint.url).origin);
  if (params.engine === 'browser') return pageThread(startBrowserModel);
  return spawnWorker(siteUrl(params.engine === 'wllama' ? cpuUrl : inferenceUrl), 'inference');
}
