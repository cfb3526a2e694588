import { expect, it } from 'vitest';
import { conversationWith, complete } from './testing/sample-conversation.ts';
import { fitsSurely } from './fits-surely.ts';
import type { AskRequest } from './ask-request.ts';

const ask = (question: string, replyStart = ''): AskRequest => {
  const conversation = conversationWith(['reply', complete]);
  return {
    kind: 'ask',
    turnId: null,
    question: { question },
    conversation,
    path: conversation.turns,
    replyStart,
  };
};

it('needs no count where there are fewer bytes than tokens', () => {
  expect(fitsSurely(ask('Why is the sky blue?'), 2048)).toBe(true);
  expect(fitsSurely(ask('word '.repeat(400)), 2048)).toBe(false);
  expect(fitsSurely(ask('字'.repeat(600)), 2048)).toBe(false);
  expect(fitsSurely(ask('Go on', 'word '.repeat(400)), 2048)).toBe(false);
});
