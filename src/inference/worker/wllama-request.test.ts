import { describe, expect, it } from 'vitest';
import { toChatRequest, toLoadParams } from './wllama-request.ts';

const sampling = { temperature: 0.5, topP: 0.9, maxTokens: 7 };
const messages = [{ role: 'user', content: 'hi' }] as const;
const plain = { contextTokens: 512, chatTemplate: '{{ messages }}' };
const withTools = { contextTokens: 512, chatTemplate: '{% if tools %}{{ tools }}{% endif %}' };
const tool = { name: 'look', description: 'Looks.', parameters: { type: 'object' } };

describe('a load', () => {
  it('never uses a GPU', () => {
    expect(toLoadParams({ contextTokens: 512, threads: 4, pooling: null }).n_gpu_layers).toBe(0);
    expect(toLoadParams({ contextTokens: 512, threads: 1, pooling: 'cls' }).n_gpu_layers).toBe(0);
  });

  it('reads a prompt in pieces, so that it can be stopped, and a text to embed in one', () => {
    expect(toLoadParams({ contextTokens: 512, threads: 1, pooling: null }).n_batch).toBe(16);
    expect(toLoadParams({ contextTokens: 512, threads: 2, pooling: null }).n_batch).toBe(64);
    expect(toLoadParams({ contextTokens: 512, threads: 2, pooling: 'mean' })).toMatchObject({
      n_batch: 512,
      n_ubatch: 512,
      embeddings: true,
      pooling_type: 'mean',
    });
  });
});

describe('a request', () => {
  it('leaves out the limits on sampling that nobody asked for', () => {
    expect(toChatRequest({ messages, sampling }, plain)).toMatchObject({
      temperature: 0.5,
      top_p: 0.9,
      max_tokens: 7,
      top_k: 0,
      min_p: 0,
      presence_penalty: 0,
      frequency_penalty: 0,
    });
  });

  it('passes seed and penalties on, those for the whole context', () => {
    const params = { messages, sampling: { ...sampling, seed: 3, presencePenalty: 1, frequencyPenalty: -1 } };
    expect(toChatRequest(params, plain)).toMatchObject({
      seed: 3,
      presence_penalty: 1,
      frequency_penalty: -1,
      repeat_last_n: 512,
    });
    expect(toChatRequest({ messages, sampling }, plain)).not.toHaveProperty('seed');
  });

  it('uses what the model has in memory unless it shall not', () => {
    expect(toChatRequest({ messages, sampling }, plain).cache_prompt).toBe(true);
    expect(toChatRequest({ messages, sampling, fresh: true }, plain).cache_prompt).toBe(false);
  });

  it('goes on with a reply as its last message, with the thought apart where the template knows thoughts', () => {
    const thinks = { ...plain, chatTemplate: '{% if enable_thinking is false %}<think>' };
    const replyStart = '<think>\nOkay.\n</think>\n\nThe ';
    const last = (model: typeof plain, start: string) => {
      const { messages: sent, ...request } = toChatRequest({ messages, sampling, replyStart: start }, model);
      return { ...sent.at(-1), how: request.continue_final_message, adds: request.add_generation_prompt };
    };
    const asked = { role: 'assistant', how: 'content', adds: false };
    expect(last(plain, replyStart)).toEqual({ ...asked, content: replyStart });
    expect(last(thinks, replyStart)).toEqual({ ...asked, content: 'The ', reasoning_content: 'Okay.' });
    expect(last(thinks, '<think>\nOk')).toEqual({
      ...asked,
      content: '',
      reasoning_content: 'Ok',
      how: 'reasoning_content',
    });
    expect(toChatRequest({ messages, sampling }, plain)).not.toHaveProperty('continue_final_message');
  });

  it('says whether the model is to think only where that was chosen', () => {
    const asked = (thinking: boolean) => toChatRequest({ messages, sampling, thinking }, plain);
    expect(asked(false).chat_template_kwargs).toEqual({ enable_thinking: false });
    expect(asked(true).chat_template_kwargs).toEqual({ enable_thinking: true });
    expect(toChatRequest({ messages, sampling }, plain)).not.toHaveProperty('chat_template_kwargs');
  });

  it('carries a schema and tools', () => {
    const request = toChatRequest(
      { messages, sampling, jsonSchema: { type: 'object' }, tools: [tool] },
      withTools,
    );
    expect(request.response_format).toEqual({
      type: 'json_schema',
      json_schema: { name: 'reply', schema: { type: 'object' } },
    });
    expect(request.tools).toEqual([{ type: 'function', function: tool }]);
  });

  it('refuses tools where the chat template would pass over them', () => {
    expect(() => toChatRequest({ messages, sampling, tools: [tool] }, plain)).toThrow('tools');
    expect(() =>
      toChatRequest({ messages, sampling, tools: [tool] }, { ...plain, chatTemplate: null }),
    ).toThrow();
    expect(() => toChatRequest({ messages, sampling, tools: [] }, plain)).not.toThrow();
  });
});
