import { describe, expect, it } from 'vitest';
import { toRequest } from './to-request.ts';

const messages = [{ role: 'user', content: 'hi' }] as const;
const sampling = { temperature: 0, topP: 1, maxTokens: 8 };
const thought = '<think>\nHm.\n</think>\n\nThe ';

describe('a reply that is to go on', () => {
  it('is the last message, which vLLM wants to be told', () => {
    expect(toRequest('m', 'vllm', { messages, sampling, replyStart: thought })).toMatchObject({
      messages: [...messages, { role: 'assistant', content: thought }],
      add_generation_prompt: false,
      continue_final_message: true,
    });
  });

  it('has its thought apart for llama.cpp', () => {
    expect(toRequest('m', 'llama.cpp', { messages, sampling, replyStart: thought })).toMatchObject({
      messages: [...messages, { role: 'assistant', content: 'The ', reasoning_content: 'Hm.' }],
      add_generation_prompt: false,
      continue_final_message: 'content',
    });
  });

  it('brings a server that nobody knows nothing that it might refuse', () => {
    const request = toRequest('m', null, { messages, sampling, replyStart: 'The ', thinking: false });
    expect(request).toMatchObject({ messages: [...messages, { role: 'assistant', content: 'The ' }] });
    expect(request).not.toHaveProperty('continue_final_message');
    expect(request).not.toHaveProperty('chat_template_kwargs');
  });
});

it('says whether the model is to think only where that was chosen', () => {
  const kwargs = { chat_template_kwargs: { enable_thinking: false } };
  expect(toRequest('m', 'vllm', { messages, sampling, thinking: false })).toMatchObject(kwargs);
  expect(toRequest('m', 'llama.cpp', { messages, sampling, thinking: false })).toMatchObject(kwargs);
  expect(toRequest('m', 'vllm', { messages, sampling })).not.toHaveProperty('chat_template_kwargs');
});
