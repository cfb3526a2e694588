import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './overflow-card.ts';
import type { ContextCount } from '../../conversations/context-count.ts';
import type { RoomPlan } from '../../conversations/plan-room.ts';
import type { HearthOverflowCard } from './overflow-card.ts';

const count: ContextCount = {
  messages: [],
  usedTokens: 2310,
  replyTokens: 512,
  contextTokens: 2048,
  isExact: true,
};
const plan: RoomPlan = {
  leaveOut: { throughId: 'b', turns: 2 },
  summarise: { throughId: 'c', turns: 3 },
  canStartFresh: true,
  excessTokens: 0,
};
const tooLong: RoomPlan = { leaveOut: null, summarise: null, canStartFresh: false, excessTokens: 1203 };

const show = (change: Partial<HearthOverflowCard> = {}) => {
  const card = { cause: 'question', count, plan, parts: [], progress: null, failure: '', ...change };
  return mount<HearthOverflowCard>(
    html`<hearth-overflow-card
      cause=${card.cause}
      .count=${card.count}
      .plan=${card.plan}
      .parts=${card.parts}
      .progress=${card.progress}
      failure=${card.failure}
    ></hearth-overflow-card>`,
  );
};
const buttons = (element: HearthOverflowCard) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map(textOf);

describe('hearth-overflow-card', () => {
  it.each<[string, Partial<HearthOverflowCard>]>([
    ['a question', {}],
    ['a reply', { cause: 'reply' }],
    ['a question that is too long', { plan: tooLong, parts: [{ name: 'a.txt', tokens: 9 }] }],
    ['a summary', { progress: { done: 1, of: 3 } }],
    ['a failure', { failure: 'The model wrote no summary.' }],
  ])('passes the audit for %s', async (_, change) => {
    expect(await audit(await show(change))).toEqual([]);
  });

  it('says what does not fit, and what each choice does', async () => {
    const element = await show();
    expect(find(element, '[role=alert]').textContent).toContain('2,310 of 2,048 tokens');
    expect(buttons(element)).toEqual([
      'Leave out the oldest',
      'Summarise the oldest',
      'Start fresh with a summary',
      'Change the question',
    ]);
    expect(textOf(element)).toContain('The 2 oldest turns are no longer sent.');
    expect(textOf(element)).toContain('a summary of the 3 oldest turns');
  });

  it.each([
    [0, 'leave-out'],
    [1, 'summarise'],
    [2, 'start-fresh'],
    [3, 'change'],
  ])('asks for the choice of button %i', async (index, choice) => {
    const element = await show();
    const chosen = nextEvent(element, 'overflow-chosen');
    element.shadowRoot?.querySelectorAll('button')[index]?.click();
    expect((await chosen).choice).toBe(choice);
  });

  it('offers only what would help', async () => {
    expect(buttons(await show({ plan: { ...plan, summarise: null, canStartFresh: false } }))).toEqual([
      'Leave out the oldest',
      'Change the question',
    ]);
  });

  it('lets an estimate be wrong', async () => {
    expect(buttons(await show({ count: { ...count, isExact: false } }))).toContain('Send it anyway');
  });

  it('says of a question that is too long how much to cut, and of what it consists', async () => {
    const parts = [
      { name: null, tokens: 12 },
      { name: 'notes.txt', tokens: 3100 },
    ];
    const element = await show({ plan: tooLong, parts });
    expect(textOf(element)).toContain('shorter by 1,203 tokens, which is about 910 words');
    expect(textOf(element)).toContain('Your words: 12 tokens');
    expect(textOf(element)).toContain('“notes.txt”: 3,100 tokens');
    expect(buttons(element)).toEqual(['Change the question']);
  });

  it('shows how far a summary is, and can be cancelled with the keyboard where the choice was', async () => {
    const element = await show();
    find(element, 'button').focus();
    element.progress = { done: 1, of: 3 };
    await settled(element);
    expect(textOf(element)).toContain('part 2 of 3');
    expect(find<HTMLProgressElement>(element, 'progress').value).toBe(1);
    const cancel = element.shadowRoot?.activeElement as HTMLElement;
    const chosen = nextEvent(element, 'overflow-chosen');
    cancel.click();
    expect((await chosen).choice).toBe('cancel');
  });

  it('tells a reply that ran out of room from a question', async () => {
    const element = await show({ cause: 'reply' });
    expect(textOf(element)).toContain('The reply reached the end of what the model can hold.');
    expect(buttons(element)).toContain('Not now');
  });
});
