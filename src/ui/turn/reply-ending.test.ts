import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import type { ReplyOutcome, Turn } from '../../conversations/conversation.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import type { Readiness } from './readiness.ts';
import './reply-ending.ts';
import type { HearthReplyEnding } from './reply-ending.ts';
import { figures, sampleTurn } from './testing/sample-turn.ts';

const stopped: ReplyOutcome = { status: 'stopped' };
const failed: ReplyOutcome = { status: 'failed', error: { code: 'device-lost', detail: { reason: 'x' } } };
const early: [ReplyOutcome, string][] = [
  [stopped, 'You stopped it here. Go on'],
  [{ status: 'interrupted' }, 'It was interrupted here. Go on'],
  [{ status: 'complete', truncated: true, figures }, 'It reached the length you allowed. Go on'],
];

const show = (change: Partial<Turn>, readiness: Readiness = 'ready', last = true) =>
  mount<HearthReplyEnding>(
    html`<hearth-reply-ending
      .turn=${sampleTurn(change)}
      .readiness=${readiness}
      ?last=${last}
    ></hearth-reply-ending>`,
  );
const wayOn = (element: HearthReplyEnding) => find<HTMLButtonElement>(element, '.note button');

describe('hearth-reply-ending', () => {
  it.each([...early.map(([outcome]) => outcome), failed])('passes the audit (%j)', async (outcome) => {
    expect(await audit(await show({ outcome }))).toEqual([]);
  });

  it.each(early)('says how a reply ended early, and offers to go on (%j)', async (outcome, words) => {
    const element = await show({ outcome });
    expect(textOf(element)).toBe(words);
    const requested = nextEvent(element, 'resume-requested');
    wayOn(element).click();
    expect((await requested).turnId).toBe('1');
  });

  it('offers to go on beside the way on of a failure, where there is text', async () => {
    expect(textOf(wayOn(await show({ outcome: failed })))).toBe('Go on');
    const empty = await show({ outcome: failed, reply: '' });
    expect(empty.shadowRoot?.querySelector('.note')).toBeNull();
  });

  it.each([{ reply: '' }, { jsonSchema: {} }])('asks again what cannot go on (%j)', async (change) => {
    const element = await show({ outcome: stopped, ...change });
    const requested = nextEvent(element, 'retry-requested');
    wayOn(element).click();
    expect((await requested).turnId).toBe('1');
  });

  it('offers nothing where something comes after it, or where no model can be asked', async () => {
    expect(textOf(await show({ outcome: stopped }, 'ready', false))).toBe('You stopped it here.');
    expect(textOf(await show({ outcome: stopped }, 'none'))).toBe('You stopped it here.');
  });

  it('keeps its button, out of use, while the model starts', async () => {
    const element = await show({ outcome: stopped }, 'starting');
    let isAsked = false;
    element.addEventListener('resume-requested', () => (isAsked = true));
    wayOn(element).click();
    expect(wayOn(element).ariaDisabled).toBe('true');
    expect(isAsked).toBe(false);
  });
});
