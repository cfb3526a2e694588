// Failures and their way on, with all their words. Fetched with the first of them: most visits have none.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { describeError } from '../../errors/describe-error.ts';
import { isOfPlace } from '../../errors/is-of-place.ts';
import { readPlatform } from '../../app/read-platform.ts';
import { suggestHelp } from '../../ui/unsupported/suggest-help.ts';
import { tryAgain } from './try-again.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { ShownChat, ShownFailure } from './shown-chat.ts';

export function drawFailure(failure: ShownFailure, session: ShownChat): TemplateResult | typeof nothing {
  switch (failure.of) {
    case 'turn':
      return html`<div class="notice inline" part="error">
        ${drawWords(failure.error)} ${tryAgain(failure, session)}
      </div>`;
    case 'device':
      return drawUnsupported(failure.error, session);
    case 'model':
      return html`<div class="block">
        <div class="notice" part="error">
          ${drawWords(failure.error)} ${drawHelp(failure.error)} ${tryAgain(failure, session)}
          ${drawServer(session)}
        </div>
      </div>`;
    case 'model-told-above':
      return drawServer(session);
  }
}

function drawWords(error: AppError): TemplateResult {
  const { title, explanation } = describeError(error);
  return html`<div role="alert">
    <strong>${title}</strong>
    <p>${explanation}</p>
  </div>`;
}

const drawUnsupported = (error: AppError, session: ShownChat): TemplateResult =>
  html`<div class="block">
    <div class="notice" part="unsupported">
      ${drawWords(error)} ${drawHelp(error)}
      <slot name="unsupported"></slot>
      ${drawServer(session)}
    </div>
  </div>`;

/** What would help where no model can run. */
function drawHelp(error: AppError): TemplateResult | typeof nothing {
  if (!isOfPlace(error)) return nothing;
  return html`<ul class="plain">
      ${suggestHelp(error, readPlatform()).map((help) => html`<li>${help}</li>`)}
    </ul>
    ${error.code === 'storage-unavailable' ? drawWayOut() : nothing}`;
}

/** What stands in a frame may store things where it is a page of its own, unless it is held back there too. */
function drawWayOut(): TemplateResult | typeof nothing {
  const { origin, location, top } = window;
  if (top === window || origin === 'null' || !location.protocol.startsWith('http')) return nothing;
  return html`<p>
    <a href=${location.href} target="_blank" rel="noreferrer">${msg('Open it in a window of its own')}</a>
  </p>`;
}

/** The page's own server: nothing is sent there before the visitor chooses it. */
function drawServer(session: ShownChat): TemplateResult | typeof nothing {
  const { offeredServer } = session;
  if (offeredServer === null) return nothing;
  const { host } = new URL(offeredServer.url);
  return html`<p>
      ${msg(str`This page has a server that can answer instead. What you write is then sent to ${host}.`)}
    </p>
    <button type="button" @click=${() => session.useServer()}>${msg(str`Use ${host}`)}</button>`;
}
