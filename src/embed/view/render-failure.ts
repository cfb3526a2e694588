import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { tryAgain } from './try-again.ts';
import type { drawFailure } from './draw-failure.ts';
import type { ShownChat, ShownFailure } from './shown-chat.ts';

let draw: typeof drawFailure | null = null;
let loading: Promise<void> | null = null;

/** What can be said without a network. */
function drawPlain(failure: ShownFailure, session: ShownChat): TemplateResult | typeof nothing {
  if (failure.of === 'model-told-above') return nothing;
  return html`<div class="notice" part="error">
    <p role="alert">${msg('That did not work.')} (${failure.error.code})</p>
    ${tryAgain(failure, session)}
  </div>`;
}

/** Nothing until its words are there, which draws the chat again. */
export function renderFailure(failure: ShownFailure, session: ShownChat): TemplateResult | typeof nothing {
  if (draw !== null) return draw(failure, session);
  loading ??= import('./draw-failure.ts').then(
    (module) => void (draw = module.drawFailure),
    () => void (draw = drawPlain),
  );
  void loading.then(() => session.redraw());
  return nothing;
}
