import { expect, it } from 'vitest';
import { splitReplyStart } from './split-reply-start.ts';

it.each([
  ['an answer ', { thought: null, answer: 'an answer ', isThinking: false }],
  ['<think>\nOkay, the ', { thought: 'Okay, the ', answer: '', isThinking: true }],
  ['<think>\nOkay.\n</think>\n\nThe ', { thought: 'Okay.', answer: 'The ', isThinking: false }],
  ['<think>Okay.</think>', { thought: 'Okay.', answer: '', isThinking: false }],
  ['<think>\n\n</think>\n\nYes', { thought: '', answer: 'Yes', isThinking: false }],
  ['He wrote <think>', { thought: null, answer: 'He wrote <think>', isThinking: false }],
])('the parts of %j', (text, parts) => {
  expect(splitReplyStart(text)).toEqual(parts);
});
