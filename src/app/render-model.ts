import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../ui/load-progress/load-progress.ts';
import '../ui/model-offer/model-offer.ts';
import { hostOf } from '../models/endpoint-model.ts';
import { leavingWords } from '../ui/leaving-words.ts';
import { readPlatform } from './read-platform.ts';
import type { Elsewhere } from '../models/endpoint-model.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { LoadState } from '../ui/load-progress/describe-load.ts';
import type { ModelState } from '../state/model-state.ts';

const loadStatuses: Record<LoadState['status'], true> = {
  resolving: true,
  downloading: true,
  paused: true,
  loading: true,
  trying: true,
};

/**
 * What stands where the composer will be until the model answers.
 * @param size `full` on a first visit, `compact` below a conversation
 */
export function renderModel(
  state: ModelState,
  { card, engine, elsewhere }: ModelChoice,
  size: 'full' | 'compact',
): TemplateResult | typeof nothing {
  if (state.status in loadStatuses) return renderLoad(state as LoadState, size, whoIsAsked(elsewhere));
  switch (state.status) {
    case 'unsupported':
      void import('./failure-elements.ts');
      return html`<hearth-unsupported
        .error=${state.error}
        .platform=${readPlatform()}
      ></hearth-unsupported>`;
    case 'offered':
      return html`<hearth-model-offer
        .card=${card}
        ?stored=${state.stored}
        .storedBytes=${state.storedBytes}
        .crash=${state.crash}
        .leaving=${leavingWords(elsewhere)}
        ?foreign=${engine === 'browser'}
        .engine=${engine === 'wllama' ? 'wllama' : 'web-llm'}
        .reason=${state.reason}
        ?compact=${size === 'compact'}
        ><a href="#/models">${msg('Choose another model')}</a></hearth-model-offer
      >`;
    case 'failed':
      void import('./failure-elements.ts');
      return html`${size === 'full' ? html`<h1>${msg('The model is not ready')}</h1>` : nothing}
        <hearth-error-notice .error=${state.error}></hearth-error-notice>`;
    default:
      return nothing;
  }
}

/** Who makes a model ready that runs elsewhere; empty for one that runs here. */
function whoIsAsked(elsewhere: Elsewhere | null): string {
  return elsewhere?.engine === 'browser' ? msg('your browser') : (hostOf(elsewhere) ?? '');
}

function renderLoad(state: LoadState, size: 'full' | 'compact', host: string): TemplateResult {
  const reason = state.status === 'paused' ? state.reason : 'person';
  return html`<hearth-load-progress .state=${state} .host=${host} ?compact=${size === 'compact'}
    >${reason === 'person' ? nothing : html`<hearth-error-notice inline .error=${reason}></hearth-error-notice>`}</hearth-load-progress
  >`;
}
