import { expect, it } from 'vitest';
import { complete, conversationWith } from './testing/sample-conversation.ts';
import { questionText, toMessages } from './to-messages.ts';
import { withModelPrompt } from './with-model-prompt.ts';
import type { Conversation } from './conversation.ts';

const messages = (conversation: Conversation) =>
  toMessages(conversation, conversation.turns, { question: 'next' });
const contents = (conversation: Conversation) => messages(conversation).map(({ content }) => content);

it('sends the system prompt, the turns before, and the question', () => {
  expect(messages(conversationWith(['answer', complete]))).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'question 0' },
    { role: 'assistant', content: 'answer' },
    { role: 'user', content: 'next' },
  ]);
});

it('sends no empty system prompt', () => {
  const conversation = conversationWith();
  const silent = { ...conversation, settings: { ...conversation.settings, systemPrompt: '  ' } };
  expect(messages(silent)).toEqual([{ role: 'user', content: 'next' }]);
});

it('sends the words of the model’s maker where the conversation has none of its own', () => {
  const own = conversationWith();
  const first = (conversation: Conversation) =>
    contents(withModelPrompt(conversation, 'You are a model.'))[0];
  expect(first({ ...own, settings: { ...own.settings, systemPrompt: '' } })).toBe('You are a model.');
  expect(first(own)).toBe('Be brief.');
  expect(withModelPrompt(own, 'You are a model.')).toBe(own);
});

it('leaves out turns that failed or have no text, and keeps stopped ones', () => {
  const conversation = conversationWith(
    ['half', { status: 'failed', error: { code: 'engine-busy', detail: null } }],
    ['', { status: 'stopped' }],
    ['kept', { status: 'stopped' }],
  );
  expect(contents(conversation)).toEqual(['Be brief.', 'question 2', 'kept', 'next']);
});

it('leaves out what is forgotten, and says the summary instead', () => {
  const conversation = conversationWith(['one', complete], ['two', complete]);
  const dropped = { ...conversation, forgotten: { throughId: '0', summary: null } };
  expect(contents(dropped)).toEqual(['Be brief.', 'question 1', 'two', 'next']);
  const summarised = { ...conversation, forgotten: { throughId: '0', summary: 'They met.' } };
  expect(contents(summarised)[0]).toBe('Be brief.\n\nSummary of the conversation so far:\nThey met.');
});

it('does not send what a model thought', () => {
  expect(contents(conversationWith(['<think>Hm.</think>\n\nYes.', complete]))).toContain('Yes.');
});

it('sends texts before the question, each with its name, in fences that they cannot break', () => {
  expect(questionText({ question: 'What is it?', attachments: [{ name: 'a.md', text: '```js\n```' }] })).toBe(
    'a.md:\n````\n```js\n```\n````\n\nWhat is it?',
  );
});
