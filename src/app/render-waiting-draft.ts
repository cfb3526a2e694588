import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DraftStore } from '../state/draft-store.ts';

/** So much of it that a person knows it again. */
const mostCharacters = 200;

/** What was written, or came with the address, while there is no model to ask: it is seen, and not lost. */
export function renderWaitingDraft(draft: DraftStore): TemplateResult | typeof nothing {
  if (draft.isEmpty) return nothing;
  const text = draft.value.trim() || draft.attachments.value.map(({ name }) => name).join(', ');
  const words = text.length > mostCharacters ? `${text.slice(0, mostCharacters)} …` : text;
  return html`<p class="waiting" dir="auto">
    ${msg(str`Your question waits until the model is ready: “${words}”`)}
  </p>`;
}
