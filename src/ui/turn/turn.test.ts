import { html } from 'lit';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReplyOutcome, Turn } from '../../conversations/conversation.ts';
import { loadMarkdown } from '../markdown/load-markdown.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import { complete, figures, sampleTurn } from './testing/sample-turn.ts';
import './turn.ts';
import type { HearthTurn } from './turn.ts';

const failed: ReplyOutcome = {
  status: 'failed',
  error: { code: 'device-lost', detail: { reason: 'x' } },
};
const outcomes: ReplyOutcome[] = [
  { status: 'answering' },
  complete,
  { status: 'complete', truncated: true, figures },
  { status: 'stopped' },
  { status: 'interrupted' },
  failed,
];

function show(outcome: ReplyOutcome, change: Partial<Turn> = {}, liveText: string | null = null) {
  const turn = sampleTurn({ outcome, ...change });
  return mount<HearthTurn>(html`<hearth-turn last .turn=${turn} .liveText=${liveText}></hearth-turn>`);
}

const noticeOf = (element: HearthTurn) => find(find(element, 'hearth-reply-ending'), 'hearth-error-notice');

beforeAll(loadMarkdown);

describe('hearth-turn', () => {
  it.each(outcomes)('passes the audit (%j)', async (outcome) => {
    expect(await audit(await show(outcome))).toEqual([]);
  });

  it('says that the question is read until the first word comes', async () => {
    expect(textOf(await show({ status: 'answering' }, { reply: '' }, ''))).toContain('Reading your question');
  });

  it('says so too when it goes on with a reply, whose text stays', async () => {
    const element = await show({ status: 'answering' }, { reply: 'Light' }, 'Light');
    expect(textOf(element)).toContain('Reading your question');
    element.liveText = 'Light is';
    await settled(element);
    expect(textOf(element)).toContain('Answering');
    expect(textOf(element)).toContain('Light is');
  });

  it('shows the growing text instead of the stored one', async () => {
    const text = textOf(await show({ status: 'answering' }, { reply: 'Old' }, 'Light is'));
    expect(text).toContain('Light is');
    expect(text).toContain('Answering');
    expect(text).not.toContain('Old');
  });

  it('folds what was thought, and copies the answer only', async () => {
    const element = await show(complete, { reply: '<think>Hm.</think>Because.', thinkingMs: 4_200 });
    expect(textOf(find(element, 'hearth-thinking'))).toBe('Thought for 4 s');
    expect(textOf(find(element, ':scope hearth-markdown, article > hearth-markdown'))).toBe('Because.');
    const copy = find<HTMLElement & { text: string }>(
      find(element, 'hearth-reply-actions'),
      'hearth-copy-button',
    );
    expect(copy.text).toBe('Because.');
  });

  it('says that it thinks while it does, and answers afterwards', async () => {
    const element = await show({ status: 'answering' }, { reply: '' }, '<think>Hm');
    expect(textOf(find(element, 'hearth-thinking'))).toBe('Thinking…');
    expect(element.shadowRoot?.querySelector('.state')).toBeNull();
    element.liveText = '<think>Hm.</think>Bec';
    await settled(element);
    expect(textOf(find(element, 'hearth-thinking'))).toBe('Thought for a moment');
    expect(textOf(element)).toContain('Answering');
  });

  it('interrupts with a failure only where it happens, not where it was stored', async () => {
    const alert = (element: HearthTurn) => noticeOf(element).shadowRoot?.querySelector('[role=alert]');
    expect(alert(await show(failed))).toBeNull();
    const live = await show({ status: 'answering' });
    live.turn = { ...live.turn!, outcome: failed };
    await settled(live);
    expect(alert(live)).not.toBeNull();
  });

  it('keeps what was written when it failed, and passes the way on up', async () => {
    const element = await show(failed);
    expect(textOf(element)).toContain('Because.');
    const acted = nextEvent(element, 'error-action');
    find(noticeOf(element), 'button').click();
    expect((await acted).action).toBe('retry');
  });

  it('hands a reply that keeps to a form to its own element', async () => {
    const element = await show(complete, { reply: '{"a":1}', jsonSchema: { type: 'object' } });
    expect(find<HTMLElementTagNameMap['hearth-json-reply']>(element, 'hearth-json-reply').text).toBe(
      '{"a":1}',
    );
  });

  it('keeps the element of the text when the reply ends', async () => {
    const element = await show({ status: 'answering' }, { reply: '' }, 'Because');
    const before = find(element, 'hearth-markdown');
    element.turn = sampleTurn();
    await settled(element);
    expect(find(element, 'hearth-markdown')).toBe(before);
  });

  it('renders anew only once it comes into sight', async () => {
    const element = await show(complete);
    element.last = false;
    Object.assign(element.style, { contentVisibility: 'auto', display: 'block', marginBlockStart: '9000px' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    element.turn = sampleTurn({ question: 'And now?' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(textOf(element)).toContain('Why?');
    element.scrollIntoView();
    await element.updateComplete;
    await settled(element);
    expect(textOf(element)).toContain('And now?');
  });
});
