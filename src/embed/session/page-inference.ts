import { InferenceClient } from '../../inference/client/inference-client.ts';
import { untilAborted } from '../../inference/client/tabs/until-aborted.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { SharedInference } from '../../inference/client/shared-inference.ts';
import type { LoadParams } from '../../inference/contract/inference-contract.ts';

type Inference = Pick<SharedInference, 'load' | 'generate' | 'unload' | 'status' | 'countTokens'>;

/** The engine of one page: its elements share it, and their replies wait for each other. Other tabs have their own. */
export class PageInference implements Inference {
  private readonly client: InferenceClient;
  private last: Promise<unknown> = Promise.resolve();
  private count = 0;

  constructor(spawn: (params: LoadParams) => Thread, onLost: (error: AppError) => void) {
    this.client = new InferenceClient(spawn, onLost);
  }

  load: Inference['load'] = (params, options) => this.client.load(params, options);

  generate: Inference['generate'] = async (params, options) => {
    const { onQueued, ...call } = options ?? {};
    const before = this.last;
    let end = (): void => undefined;
    this.last = new Promise<void>((resolve) => (end = resolve));
    if (this.count > 0) onQueued?.(this.count);
    this.count += 1;
    try {
      await untilAborted(before, call.signal);
      onQueued?.(0);
      return await this.client.generate(params, call);
    } finally {
      this.count -= 1;
      // One that gave up waiting must not let the next one go before its time.
      void before.then(end);
    }
  };

  countTokens: Inference['countTokens'] = (text) => this.client.countTokens(text);

  unload(): void {
    this.client.unload();
  }

  async status(): ReturnType<Inference['status']> {
    return { model: { status: 'none' }, isOwner: false, tabs: 0 };
  }
}
