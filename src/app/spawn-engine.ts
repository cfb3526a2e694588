// Which thread runs which engine.
import inferenceUrl from '../../workers/inference.worker.ts?worker&url';
import cpuUrl from '../../workers/cpu.worker.ts?worker&url';
import { spawnWorker } from '../channel/spawn-worker.ts';
import { spawnEndpointFrame } from '../inference/client/spawn-endpoint-frame.ts';
import { siteUrl } from './site-url.ts';
import type { Thread } from '../channel/thread-life.ts';
import type { LoadParams } from '../inference/contract/inference-contract.ts';

/** A frame that can reach one server, which this page cannot. */
export const spawnFrame = (origin: string): Thread => spawnEndpointFrame(siteUrl('endpoint.html'), origin);

export function spawnEngine(params: LoadParams): Thread {
  if (params.engine === 'endpoint') return spawnFrame(new URL(params.endpoint.url).origin);
  return spawnWorker(siteUrl(params.engine === 'wllama' ? cpuUrl : inferenceUrl), 'inference');
}
