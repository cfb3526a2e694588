import { html } from 'lit';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReplyOutcome, Turn } from '../../conversations/conversation.ts';
import { loadMarkdown } from '../markdown/load-markdown.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './turn.ts';
import type { HearthTurn } from './turn.ts';

const figures = { completionTokens: 84, timeToFirstTokenMs: 912, decodeTokensPerSecond: 21.3 };
const outcomes: ReplyOutcome[] = [
  { status: 'answering' },
  { status: 'complete', truncated: false, figures },
  { status: 'complete', truncated: true, figures },
  { status: 'stopped' },
  { status: 'interrupted' },
  { status: 'failed', error: { code: 'device-lost', detail: { reason: 'x' } } },
];

function show(outcome: ReplyOutcome, change: Partial<Turn> = {}, liveText: string | null = null) {
  const turn: Turn = {
    id: '1',
    parentId: null,
    createdAt: 0,
    question: 'Why?',
    reply: 'Because.',
    outcome,
    ...change,
  };
  return mount<HearthTurn>(html`<hearth-turn .turn=${turn} .liveText=${liveText}></hearth-turn>`);
}

beforeAll(loadMarkdown);

describe('hearth-turn', () => {
  it.each(outcomes)('passes the audit (%j)', async (outcome) => {
    expect(await audit(await show(outcome))).toEqual([]);
  });

  it('shows the question as it was typed', async () => {
    const element = await show({ status: 'stopped' }, { question: '**a**\n  <b>' });
    expect(find(element, '.question p').textContent).toBe('**a**\n  <b>');
    expect(getComputedStyle(find(element, '.question p')).whiteSpace).toBe('pre-wrap');
  });

  it('says that the question is read until the first word comes', async () => {
    expect(textOf(await show({ status: 'answering' }, { reply: '' }, ''))).toContain('Reading your question');
  });

  it('shows the growing text instead of the stored one', async () => {
    const text = textOf(await show({ status: 'answering' }, { reply: 'Old' }, 'Light is'));
    expect(text).toContain('Light is');
    expect(text).toContain('Answering');
    expect(text).not.toContain('Old');
  });

  it('keeps the figures one click away', async () => {
    const element = await show({ status: 'complete', truncated: false, figures });
    const details = find<HTMLDetailsElement>(element, 'details');
    expect(details.open).toBe(false);
    expect(textOf(details)).toContain('21 tok/s · 0.9 s to the first word · 84 tokens');
  });

  it.each([
    [{ status: 'stopped' }, 'You stopped it here.'],
    [{ status: 'complete', truncated: true, figures }, 'It reached the length you allowed.'],
  ] as [ReplyOutcome, string][])('says how a reply ended early (%j)', async (outcome, words) => {
    expect(textOf(await show(outcome))).toContain(words);
  });

  it('interrupts with a failure only where it happens, not where it was stored', async () => {
    const alert = (element: HearthTurn) =>
      find(element, 'hearth-error-notice').shadowRoot?.querySelector('[role=alert]');
    const stored = await show(outcomes.at(-1)!);
    expect(alert(stored)).toBeNull();
    const live = await show({ status: 'answering' });
    live.turn = { ...live.turn!, outcome: outcomes.at(-1)! };
    await settled(live);
    expect(alert(live)).not.toBeNull();
  });

  it('keeps what was written when it failed, and passes the way on up', async () => {
    const element = await show(outcomes.at(-1)!);
    expect(textOf(element)).toContain('Because.');
    const acted = nextEvent(element, 'error-action');
    find(find(element, 'hearth-error-notice'), 'button').click();
    expect((await acted).action).toBe('reload-model');
  });

  it('says in its details which server wrote it', async () => {
    const outcome: ReplyOutcome = { status: 'complete', truncated: false, figures };
    expect(textOf(await show(outcome, { host: 'llm.example' }))).toContain(
      '84 tokens · written by llm.example',
    );
    expect(textOf(await show(outcome))).not.toContain('written by');
  });
});
