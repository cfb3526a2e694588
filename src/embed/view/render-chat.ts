// The conversation as the visitor sees it. Flat, in one shadow tree, so that a page can reach every piece by its part.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { drawIcon } from '../../ui/icon/draw-icon.ts';
import * as icons from '../../ui/icon/icons.ts';
import type { ChatControls, ShownChat } from './shown-chat.ts';
import { renderModelState } from './render-model-state.ts';
import { renderTurn } from './render-turn.ts';

type Part = TemplateResult | typeof nothing;

export function renderChat(session: ShownChat, view: ChatControls): TemplateResult {
  const { conversation } = session;
  const { path } = conversation;
  const { greeting } = session.host.options;
  const hello =
    greeting === ''
      ? nothing
      : html`<div class="assistant" part="message assistant greeting" dir="auto">${greeting}</div>`;
  return html`<div
      class="log"
      part="transcript"
      role="log"
      aria-live="off"
      aria-label=${msg('Conversation')}
      tabindex="0"
      @scroll=${view.onScroll}
    >
      <div class="content">
        ${path.length === 0 ? html`<slot name="empty">${hello}</slot>` : hello}
        ${path.map((turn) => renderTurn(turn, session))}
      </div>
    </div>
    <div class="visually-hidden" aria-live="polite">${view.spoken}</div>
    ${renderModelState(session)} ${path.length === 0 ? renderSuggestions(session, view) : nothing}
    ${renderComposer(session, view)}`;
}

/** A model that was put away is loaded again by the next question; one that nobody agreed to is not. */
const canAsk = ({ model, host }: ShownChat): boolean =>
  model === null ? host.isAgreed() : model.status === 'ready' || model.status === 'offered';

function renderSuggestions(session: ShownChat, view: ChatControls): Part {
  const { suggestions } = session.host.options;
  if (suggestions.length === 0 || !canAsk(session)) return nothing;
  return html`<ul class="block" part="suggestions">
    ${suggestions.map(
      (suggestion) =>
        html`<li>
          <button type="button" part="suggestion" dir="auto" @click=${() => view.submit(suggestion)}>
            ${suggestion}
          </button>
        </li>`,
    )}
  </ul>`;
}

function renderComposer(session: ShownChat, view: ChatControls): Part {
  const isAnswering = session.conversation.liveReply.value !== null;
  if (!canAsk(session) && !isAnswering) return nothing;
  const { own, options } = session.host;
  const placeholder = options.placeholder ?? own.strings.placeholder ?? msg('Ask anything');
  return html`<div class="block" part="composer">
    <form
      @submit=${(event: SubmitEvent) => onSubmit(event, view)}
      @keydown=${(event: KeyboardEvent) => onKey(event, session, view)}
    >
      <label class="visually-hidden" for="question">${msg('Your question')}</label>
      <textarea
        id="question"
        part="input"
        rows="1"
        dir="auto"
        enterkeyhint="send"
        autocomplete="off"
        aria-describedby="hint"
        placeholder=${placeholder}
        .value=${view.draft}
        @input=${(event: InputEvent) => onInput(event, view)}
      ></textarea>
      ${isAnswering ? renderStop(session, view) : renderSend(view)}
    </form>
    <div class="foot">${renderHint(session)} ${renderClear(session, view)}</div>
  </div>`;
}

const renderSend = ({ draft }: ChatControls): TemplateResult =>
  html`<button
    type="submit"
    class="primary icon"
    part="send"
    aria-label=${msg('Send')}
    aria-disabled=${draft.trim() === ''}
  >
    ${drawIcon(icons.send)}
  </button>`;

function renderStop(session: ShownChat, view: ChatControls): TemplateResult {
  const stop = (): void => {
    session.stop();
    view.field?.focus();
  };
  return html`<button type="button" class="icon stop" part="stop" aria-label=${msg('Stop')} @click=${stop}>
    ${drawIcon(icons.stop)}
  </button>`;
}

/** Where words go that leave the device is always in sight. */
function renderHint({ leavesTo, host }: ShownChat): TemplateResult {
  const hint = host.own.strings.hint ?? msg('The model may be wrong.');
  return leavesTo === null
    ? html`<p id="hint" part="hint">${hint}</p>`
    : html`<p id="hint" part="hint">
        <span class="leaving">${msg(str`What you write is sent to ${leavesTo}.`)}</span> ${hint}
      </p>`;
}

function renderClear(session: ShownChat, view: ChatControls): Part {
  const isNeeded = session.conversation.path.length > 0 && !session.host.options.readonlyHistory;
  if (!isNeeded) return nothing;
  const clear = (): void => {
    session.messages = [];
    view.field?.focus();
  };
  return html`<button type="button" class="quiet" part="clear" @click=${clear}>${msg('New chat')}</button>`;
}

function onInput({ target }: InputEvent, view: ChatControls): void {
  view.draft = (target as HTMLTextAreaElement).value;
  view.requestUpdate();
}

function onSubmit(event: SubmitEvent, view: ChatControls): void {
  event.preventDefault();
  view.submit(view.draft);
}

function onKey(event: KeyboardEvent, session: ShownChat, view: ChatControls): void {
  const isAnswering = session.conversation.liveReply.value !== null;
  if (event.key === 'Escape' && isAnswering) {
    event.preventDefault();
    session.stop();
  }
  // An input method uses Enter to choose; 229 is what Safari reports for it after the composition ended.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other sign of it
  const isComposing = event.isComposing || event.keyCode === 229;
  if (
    event.key !== 'Enter' ||
    event.shiftKey ||
    isComposing ||
    !(event.target instanceof HTMLTextAreaElement)
  )
    return;
  event.preventDefault();
  if (!isAnswering) view.submit(view.draft);
}
