import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../ui/error-notice/error-notice.ts';
import '../ui/load-progress/load-progress.ts';
import '../ui/model-offer/model-offer.ts';
import '../ui/unsupported/unsupported.ts';
import { readPlatform } from './read-platform.ts';
import type { ModelCard } from '../models/model-card.ts';
import type { ModelState } from '../state/model-state.ts';

/**
 * What stands where the composer will be until the model answers.
 * @param size `full` on a first visit, `compact` below a conversation
 */
export function renderModel(
  state: ModelState,
  card: ModelCard,
  size: 'full' | 'compact',
): TemplateResult | typeof nothing {
  switch (state.status) {
    case 'checking':
    case 'ready':
      return nothing;
    case 'unsupported':
      return html`<hearth-unsupported
        .error=${state.error}
        .platform=${readPlatform()}
      ></hearth-unsupported>`;
    case 'offered':
      return html`<hearth-model-offer
        .card=${card}
        ?stored=${state.stored}
        ?compact=${size === 'compact'}
      ></hearth-model-offer>`;
    case 'downloading':
    case 'loading':
      return html`<hearth-load-progress
        .state=${state}
        ?compact=${size === 'compact'}
      ></hearth-load-progress>`;
    case 'failed':
      return html`${size === 'full' ? html`<h1>The model is not ready</h1>` : nothing}
        <hearth-error-notice .error=${state.error}></hearth-error-notice>`;
  }
}
