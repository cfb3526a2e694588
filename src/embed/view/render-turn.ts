import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { splitThinking } from '../../conversations/split-thinking.ts';
import { AppError } from '../../errors/app-error.ts';
import '../../ui/markdown/markdown.ts';
import type { Turn } from '../../conversations/conversation.ts';
import type { ShownChat } from './shown-chat.ts';
import { renderFailure } from './render-failure.ts';

/** One question and its reply, in whatever state the reply is. */
export function renderTurn(turn: Turn, session: ShownChat): TemplateResult {
  const { conversation } = session;
  const isLive = turn.outcome.status === 'answering';
  const text = isLive ? (conversation.liveReply.value ?? turn.reply) : turn.reply;
  const { answer, thinking, isThinking } = splitThinking(text);
  return html`<div class="user" part="message user" dir="auto">${turn.question}</div>
    <div class="assistant" part="message assistant">
      ${renderThinking(turn, thinking, isLive && isThinking)} ${session.calls?.draw(turn.id)}
      ${answer === '' && !isLive ? nothing : html`<hearth-markdown ?streaming=${isLive} .text=${answer}></hearth-markdown>`}
      ${isLive ? renderStatus(session, text) : renderEnding(turn, session)}
    </div>`;
}

function renderThinking(
  { thinkingMs }: Turn,
  thinking: string,
  isLive: boolean,
): TemplateResult | typeof nothing {
  if (thinking === '' && !isLive) return nothing;
  return html`<hearth-thinking
    part="thinking"
    ?live=${isLive}
    .text=${thinking}
    .durationMs=${thinkingMs ?? null}
  ></hearth-thinking>`;
}

function renderStatus(session: ShownChat, text: string): TemplateResult | typeof nothing {
  if (session.calls?.isBusy === true) return nothing; // they say so
  return html`<p class="status" part="status"><span class="ember"></span>${statusWords(session, text)}</p>`;
}

function statusWords({ model, conversation }: ShownChat, text: string): string {
  if (text !== '') return msg('Answering');
  if (model?.status !== 'ready') return msg('Waiting for the model');
  return conversation.ahead.value > 0 ? msg('Waiting for another answer') : msg('Reading your question');
}

function renderEnding({ id, outcome }: Turn, session: ShownChat): TemplateResult | typeof nothing {
  switch (outcome.status) {
    case 'failed':
      return renderFailure(
        { of: 'turn', turnId: id, error: new AppError(outcome.error.code, outcome.error.detail) },
        session,
      );
    case 'stopped':
    case 'interrupted':
      return html`<p class="ending" part="status">${msg('Stopped')}</p>`;
    case 'complete':
      return outcome.truncated
        ? html`<p class="ending" part="status">${msg('It ends here: it reached its longest length.')}</p>`
        : nothing;
    default:
      return nothing;
  }
}
