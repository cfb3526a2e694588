import type { EngineWish } from '../../models/choose-engine.ts';

/** Where models shall run from now on. */
export class EngineWishedEvent extends Event {
  readonly wish: EngineWish;

  constructor(wish: EngineWish) {
    super('engine-wished', { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    'engine-wished': EngineWishedEvent;
  }
}
