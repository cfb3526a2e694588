import type { LanguageWish } from '../../i18n/language.ts';

/** The page is to speak this language, or the browser's. */
export class LanguageWishedEvent extends Event {
  readonly wish: LanguageWish;

  constructor(wish: LanguageWish) {
    super('language-wished', { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    'language-wished': LanguageWishedEvent;
  }
}
