import { expect, it } from 'vitest';
import { addQuestion, setReply, settleInterrupted } from './edit-turns.ts';
import { newConversation } from './new-conversation.ts';
import { parseConversation } from './parse-conversation.ts';
import { toMessages } from './to-messages.ts';
import type { Conversation, ReplyOutcome } from './conversation.ts';

const figures = { completionTokens: 1, timeToFirstTokenMs: 1, decodeTokensPerSecond: 1 };

function conversationWith(...replies: [reply: string, outcome: ReplyOutcome][]): Conversation {
  return replies.reduce((conversation, [reply, outcome], index) => {
    const id = String(index);
    return setReply(addQuestion(conversation, id, `question ${id}`), id, reply, outcome);
  }, newConversation('Be brief.'));
}

it('sends the system prompt, the turns before, and the question', () => {
  const conversation = conversationWith(['answer', { status: 'complete', truncated: false, figures }]);
  expect(toMessages(conversation, 'next')).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'question 0' },
    { role: 'assistant', content: 'answer' },
    { role: 'user', content: 'next' },
  ]);
});

it('sends no empty system prompt', () => {
  expect(toMessages(newConversation('  '), 'hi')).toEqual([{ role: 'user', content: 'hi' }]);
});

it('leaves out turns that failed or have no text, and keeps stopped ones', () => {
  const conversation = conversationWith(
    ['half', { status: 'failed', error: { code: 'engine-busy', detail: null } }],
    ['', { status: 'stopped' }],
    ['kept', { status: 'stopped' }],
  );
  expect(toMessages(conversation, 'next').map(({ content }) => content)).toEqual([
    'Be brief.',
    'question 2',
    'kept',
    'next',
  ]);
});

it('settles a reply that was being written when the page closed, and keeps its text', () => {
  const [turn] = settleInterrupted(conversationWith(['half', { status: 'answering' }])).turns;
  expect(turn).toMatchObject({ reply: 'half', outcome: { status: 'stopped' } });
});

it('reads back what was stored', () => {
  const conversation = conversationWith(['answer', { status: 'complete', truncated: true, figures }]);
  expect(parseConversation(structuredClone(conversation))).toEqual(conversation);
});

it.each([
  null,
  undefined,
  7,
  'text',
  [],
  {},
  { id: 'x', version: 2, turns: [] },
  { id: 1, version: 1, turns: [] },
])('refuses a record that is no conversation: %j', (record) => {
  expect(parseConversation(record)).toBeNull();
});

it('leaves out turns that cannot be read', () => {
  const conversation = conversationWith(['answer', { status: 'stopped' }]);
  const damaged = { ...conversation, turns: [...conversation.turns, null, { id: 'x' }, 3] };
  expect(parseConversation(damaged)?.turns).toHaveLength(1);
});
