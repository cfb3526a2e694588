import { InferenceClient } from '../../inference/client/inference-client.ts';
import { TurnQueue } from '../../inference/client/tabs/turn-queue.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { SharedInference } from '../../inference/client/shared-inference.ts';
import type { LoadParams } from '../../inference/contract/inference-contract.ts';

type Inference = Pick<SharedInference, 'load' | 'generate' | 'embed' | 'unload' | 'status' | 'countTokens'>;

/** The engine of one page: its elements share it, and their replies wait for each other. Other tabs have their own. */
export class PageInference implements Inference {
  private readonly client: InferenceClient;
  private readonly queue = new TurnQueue();

  constructor(spawn: (params: LoadParams) => Thread, onLost: (error: AppError) => void) {
    this.client = new InferenceClient(spawn, onLost);
  }

  load: Inference['load'] = (params, options) => this.client.load(params, options);

  generate: Inference['generate'] = async (params, options) => {
    const { onQueued, ...call } = options ?? {};
    const { signal } = call;
    return this.queue.run(() => this.client.generate(params, call), { signal, onQueued });
  };

  embed: Inference['embed'] = (texts, options) =>
    this.queue.run(() => this.client.embed(texts, options), { signal: options?.signal });

  countTokens: Inference['countTokens'] = (text) => this.client.countTokens(text);

  unload(): void {
    this.client.unload();
  }

  async status(): ReturnType<Inference['status']> {
    return { model: { status: 'none' }, isOwner: false, tabs: 0 };
  }
}
