// What stands below the conversation until the model answers.
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { announceLoad, describeLoad, titleOfStep } from '../../ui/load-progress/describe-load.ts';
import type { LoadState } from '../../ui/load-progress/describe-load.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { ShownChat } from './shown-chat.ts';
import { renderFailure } from './render-failure.ts';

export function renderModelState(session: ShownChat): TemplateResult | typeof nothing {
  const { model } = session;
  if (model === null || model.status === 'offered' || model.status === 'ready') return nothing;
  if (model.status === 'checking') return renderChecking();
  if (model.status !== 'unsupported' && model.status !== 'failed') return renderLoad(model, session);
  const { error, status } = model;
  if (status === 'unsupported') return renderFailure({ of: 'device', error }, session);
  const of = isToldAbove(session, error) ? 'model-told-above' : 'model';
  return renderFailure({ of, error }, session);
}

const renderChecking = (): TemplateResult =>
  html`<div class="block">
    <p class="status" part="status" role="status">
      <span class="ember"></span>${msg('Looking what is here')}
    </p>
  </div>`;

function renderLoad(state: LoadState, session: ShownChat): TemplateResult {
  const load = describeLoad(state);
  const title = titleOfStep(load.step);
  return html`<div class="block load">
    <div class="row">
      <strong part="status">${title}</strong>
      <span class="figures">${load.figures}</span>
      ${renderPause(state, session)}
    </div>
    <progress part="progress" aria-label=${title} max="1" value=${load.share ?? nothing}></progress>
    <p class="visually-hidden" role="status">${announceLoad(load)}</p>
  </div>`;
}

function renderPause({ status }: LoadState, session: ShownChat): TemplateResult | typeof nothing {
  if (status === 'downloading')
    return html`<button type="button" class="quiet" @click=${() => session.pause()}>${msg('Pause')}</button>`;
  if (status === 'paused')
    return html`<button type="button" @click=${() => session.goOn()}>${msg('Go on')}</button>`;
  return nothing;
}

/** The turn in which it happened says so, and offers the way on. */
function isToldAbove({ conversation }: ShownChat, { code }: AppError): boolean {
  const outcome = conversation.path.at(-1)?.outcome;
  return outcome?.status === 'failed' && outcome.error.code === code;
}
