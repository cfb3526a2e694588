import { browserModelChoice, browserModelId } from '../models/browser-model.ts';
import { Store } from './store.ts';
import type { BrowserModelFacts } from '../inference/browser-model/prompt-api.ts';
import type { ModelChoice } from '../models/model-choice.ts';

/** Whether the browser brings a model that pages may use; null where it does not, and before it was asked. */
export type BrowserModelState = BrowserModelFacts['availability'] | null;

export class BrowserModelStore extends Store<BrowserModelState> {
  private readonly ask: () => Promise<BrowserModelFacts | null>;

  /** @param ask what the browser says; costs nothing and fetches nothing */
  constructor(ask: () => Promise<BrowserModelFacts | null>) {
    super(null);
    this.ask = ask;
  }

  /** A browser that fails to say has none. */
  async look(): Promise<void> {
    const facts = await this.ask().catch(() => null);
    this.update(() => facts?.availability ?? null);
  }

  /** The model that can be chosen by this id, if it is the browser's and there. */
  async find(id: string): Promise<ModelChoice | undefined> {
    if (id !== browserModelId) return undefined;
    await this.look();
    return this.value === null ? undefined : browserModelChoice;
  }
}
