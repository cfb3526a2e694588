import { expect, it } from 'vitest';
import { splitThinking } from './split-thinking.ts';

it.each([
  ['Hello', { thinking: '', answer: 'Hello', isThinking: false }],
  ['<think>Hm', { thinking: 'Hm', answer: '', isThinking: true }],
  ['\n<think>\nHm.\n</think>\n\nHello', { thinking: 'Hm.', answer: 'Hello', isThinking: false }],
  ['Say <think> and </think>', { thinking: '', answer: 'Say <think> and </think>', isThinking: false }],
  ['<thi', { thinking: '', answer: '', isThinking: false }],
  ['<', { thinking: '', answer: '<', isThinking: false }],
  ['<this> is', { thinking: '', answer: '<this> is', isThinking: false }],
  ['<think></think>Hi', { thinking: '', answer: 'Hi', isThinking: false }],
])('%j', (reply, parts) => {
  expect(splitThinking(reply)).toEqual(parts);
});
