import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { drawFailure } from './draw-failure.ts';
import type { ShownChat, ShownFailure } from './shown-chat.ts';

let draw: typeof drawFailure | null = null;
let loading: Promise<void> | null = null;

/** What can be said without a network. */
const drawPlain = ({ error }: ShownFailure): TemplateResult =>
  html`<p class="block" part="error" role="alert">${msg('That did not work.')} (${error.code})</p>`;

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
