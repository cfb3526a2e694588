import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ReplyFigures, Turn } from '../../conversations/conversation.ts';
import { formatDateTime } from '../../i18n/format-date.ts';
import { formatNumber, plural } from '../../i18n/format-number.ts';
import { formatSeconds, formatSpan } from '../format-duration.ts';

type Fact = readonly [name: string, value: unknown];

/** Whether there is anything to tell. */
export const hasFacts = ({ outcome, modelName, host, createdAt }: Turn): boolean =>
  outcome.status === 'complete' || modelName !== undefined || host !== undefined || createdAt > 0;

function tokens(count: number): string {
  const number = formatNumber(count);
  return plural(count, msg(str`${number} token`), msg(str`${number} tokens`));
}

function speed(tokensPerSecond: number): TemplateResult {
  const number = formatNumber(tokensPerSecond, tokensPerSecond < 9.95 ? 1 : 0);
  return html`<abbr title=${msg('tokens per second')}>${msg(str`${number} tok/s`)}</abbr>`;
}

function* figureFacts(figures: ReplyFigures): Generator<Fact> {
  const { decodeTokensPerSecond, timeToFirstTokenMs, completionTokens, promptTokens } = figures;
  if (decodeTokensPerSecond > 0) yield [msg('Speed'), speed(decodeTokensPerSecond)];
  yield [msg('First word after'), formatSeconds(timeToFirstTokenMs)];
  yield [msg('Length of the reply'), tokens(completionTokens)];
  if (promptTokens !== undefined) yield [msg('Read before it'), tokens(promptTokens)];
}

function* facts({ outcome, thinkingMs, modelName, host, createdAt }: Turn): Generator<Fact> {
  if (outcome.status === 'complete' && outcome.figures !== null) yield* figureFacts(outcome.figures);
  if (thinkingMs !== undefined) yield [msg('Thought for'), formatSpan(thinkingMs)];
  if (modelName !== undefined) yield [msg('Model'), modelName];
  if (host !== undefined) yield [msg('Written by'), host];
  if (createdAt > 0) yield [msg('Asked'), formatDateTime(createdAt)];
}

/** How a reply was made: a list of figures. */
export const renderFacts = (turn: Turn): TemplateResult =>
  html`<dl>
    ${[...facts(turn)].map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd dir="auto">${value}</dd>`,
    )}
  </dl>`;
