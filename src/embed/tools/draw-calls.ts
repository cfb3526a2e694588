// What the visitor sees of calls: each is told, with what went into it and came out, and some are asked about before.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { drawIcon } from '../../ui/icon/draw-icon.ts';
import { chevron } from '../../ui/icon/icons.ts';
import type { ToolRecord, ToolRecordState } from './tool-record.ts';

export const drawCalls = (records: readonly ToolRecord[]): TemplateResult =>
  html`<div class="calls">${records.map(drawCall)}</div>`;

const drawCall = (record: ToolRecord): TemplateResult =>
  record.state.status === 'asking'
    ? drawQuestion(record, record.state.answer)
    : html`<details class="call" part="tool-call">
        <summary>${drawIcon(chevron)} ${drawSign(record)}</summary>
        ${drawFields(record)}
      </details>`;

function drawSign({ title, state }: ToolRecord): TemplateResult {
  const words = wordsFor(title, state.status);
  return state.status === 'running'
    ? html`<span class="ember"></span><span role="status">${words}</span>`
    : html`${words}`;
}

function wordsFor(title: string, status: ToolRecordState['status']): string {
  switch (status) {
    case 'done':
      return msg(str`Used “${title}”`);
    case 'failed':
      return msg(str`“${title}” failed`);
    case 'refused':
      return msg(str`“${title}” was not allowed`);
    case 'stopped':
      return msg(str`“${title}” was stopped`);
    default:
      return msg(str`Using “${title}”`);
  }
}

function drawQuestion(record: ToolRecord, answer: (isAllowed: boolean) => void): TemplateResult {
  // The buttons are gone then: a keyboard goes on where one writes.
  const onClick = (isAllowed: boolean) => (event: Event) => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    answer(isAllowed);
    root.querySelector('textarea')?.focus();
  };
  return html`<div class="asking" part="tool-consent" role="group" aria-label=${record.title}>
    <p role="alert">
      <strong>${msg(str`May “${record.title}” be used?`)}</strong>
      ${msg('The model asks for it. It would be given:')}
    </p>
    ${drawFields(record)}
    <div class="answers">
      <button type="button" class="primary" @click=${onClick(true)}>${msg('Allow')}</button>
      <button type="button" @click=${onClick(false)}>${msg('Do not allow')}</button>
    </div>
  </div>`;
}

/** Names are the page's own, as its schema has them. */
function drawFields({ arguments: given, state }: ToolRecord): TemplateResult {
  const result = 'result' in state ? state.result : null;
  return html`<dl>
    ${Object.entries(given).map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd><bdi>${typeof value === 'string' ? value : JSON.stringify(value)}</bdi></dd>`,
    )}
    ${
      result === null
        ? nothing
        : html`<dt>${msg('Result', { desc: 'what a function of the page gave back' })}</dt>
            <dd><bdi>${result}</bdi></dd>`
    }
  </dl>`;
}
