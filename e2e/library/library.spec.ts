// The model library against llama.cpp: reference.json holds greedy replies computed on a CPU from the same
// GGUF (tools/model-library/reference). Everything runs in one page, since a prompt token costs 0.2 s here.
import { expect, test, type Page } from '@playwright/test';
import { installLaboratory, type Answer, type Question } from './laboratory';
import reference from './reference.json' with { type: 'json' };
import { serve } from './serve.ts';
import type { StaticServer } from '../../tools/site/serve-static.ts';

type PromptName = keyof typeof reference.prompts;

interface TensorCache {
  metadata: { ParamBytes: number };
}

const stopId = 2;

let server: StaticServer;
let page: Page;

test.beforeAll(async ({ browser }) => {
  server = await serve();
  page = await browser.newPage();
  await page.goto(server.url);
  await page.evaluate(installLaboratory);
  await page.evaluate(() => laboratory.load());
});

test.afterAll(async () => {
  await page.close();
  server.close();
});

function ask(question: Question): Promise<Answer> {
  return page.evaluate((q) => laboratory.ask(q), question);
}

function opening(user: string): Question['messages'] {
  return [
    { role: 'system', content: reference.system },
    { role: 'user', content: user },
  ];
}

async function expectReference(name: PromptName, chunk: number) {
  const { user, prompt_ids: promptIds, reply_ids: replyIds } = reference.prompts[name];
  const answer = await ask({ messages: opening(user), maxTokens: replyIds.length, chunk });
  expect(answer.fed.flat()).toEqual(promptIds);
  expect(answer.fed).toHaveLength(Math.ceil(promptIds.length / chunk));
  expect(answer.replyIds).toEqual(replyIds);
}

test.describe('greedy tokens equal those of llama.cpp', () => {
  test('for a short prompt', () => expectReference('short', 512));
  test('for a prompt of 105 tokens', () => expectReference('medium', 512));

  for (const chunk of [9, 16]) {
    test(`for a prompt fed in chunks of ${chunk}`, () => expectReference('chunked', chunk));
  }
  test('for a prompt fed in chunks of 100', () => expectReference('medium', 100));

  for (const [title, name] of [
    ['for a prompt of 606 tokens, in two chunks of 512', 'long'],
    ['for a prompt of 2,012 tokens, nearly the whole context', 'full'],
  ] as const) {
    test(title, async () => {
      test.skip(
        process.env.HEARTH_LONG_TESTS === undefined,
        'takes minutes without a GPU: set HEARTH_LONG_TESTS when the library has changed',
      );
      test.setTimeout(3_600_000);
      await expectReference(name, 512);
    });
  }
});

test('three turns continued equal the conversation prefilled whole', async () => {
  const messages: Question['messages'] = [];
  let cached: number[] = [];
  for (const turn of reference.turns) {
    messages.push(
      ...(messages.length === 0 ? opening(turn.user) : [{ role: 'user' as const, content: turn.user }]),
    );
    const answer = await ask({ messages, maxTokens: 16, isContinued: true });
    cached = [...cached, ...answer.fed.flat()];
    expect(cached, 'the cache holds the conversation as llama.cpp was given it').toEqual(turn.prompt_ids);
    expect(answer.replyIds).toEqual(turn.reply_ids);
    expect(answer.finishReason).toBe('stop');
    cached.push(...answer.replyIds.filter((id) => id !== stopId));
    messages.push({ role: 'assistant', content: answer.text });
  }

  const last = reference.turns.at(-1)!;
  const whole = await ask({ messages: messages.slice(0, -1), maxTokens: 16 });
  expect(whole.fed.flat()).toEqual(last.prompt_ids);
  expect(whole.replyIds).toEqual(last.reply_ids);
});

/** The cheapest prompt, for tests that do not care what is said. */
const greeting = opening('Hi.');

test.describe('logit edits follow their formula', () => {
  const forced = 1000;
  const other = 2000;

  test('a bias is added, and decides', async () => {
    const options = { logit_bias: { [forced]: 100, [other]: -3.5 } };
    const answer = await ask({ messages: greeting, maxTokens: 1, options, watched: [forced, other, 0] });
    const [a, b, c] = answer.edits[0]!.before as [number, number, number];
    expectClose(answer.edits[0]!.after, [a + 100, b - 3.5, c]);
    expect(answer.replyIds).toEqual([forced]);
  });

  const penalties = { presence: 0.7, frequency: 1.3, repetition: 1.5 };
  const options = { presence_penalty: 0.7, frequency_penalty: 1.3, repetition_penalty: 1.5 };

  function penalised(logit: number, count: number): number {
    if (count === 0) return logit;
    const lowered = logit - penalties.presence - count * penalties.frequency;
    return lowered < 0 ? lowered * penalties.repetition : lowered / penalties.repetition;
  }

  test('penalties lower the tokens of the reply, each by how often it appeared', async () => {
    const { user, reply_ids: replyIds } = reference.prompts.short;
    const answer = await ask({ messages: opening(user), maxTokens: 3, options, watched: replyIds });
    expect(answer.edits).toHaveLength(2);
    for (const [index, { before, after }] of answer.edits.entries()) {
      const said = answer.replyIds.slice(0, index + 1);
      const counts = replyIds.map((id) => said.filter((token) => token === id).length);
      expectClose(
        after,
        before.map((logit, watched) => penalised(logit, counts[watched]!)),
      );
    }
  });

  test('a token said twice is penalised twice', async () => {
    const biased = { ...options, logit_bias: { [forced]: 100 } };
    const answer = await ask({ messages: greeting, maxTokens: 3, options: biased, watched: [forced] });
    expect(answer.replyIds.slice(0, 2)).toEqual([forced, forced]);
    const lowered = answer.edits.filter((edit) => edit.after[0]! < edit.before[0]!);
    expect(lowered).toHaveLength(2);
    for (const [index, { before, after }] of lowered.entries()) {
      expectClose(after, [penalised(before[0]!, index + 1)]);
    }
  });
});

test('a seed decides what is drawn', async () => {
  const texts = [];
  for (const seed of [7, 7, 8]) {
    const options = { temperature: 2, top_p: 1, seed };
    texts.push((await ask({ messages: greeting, maxTokens: 3, options })).replyIds.join());
  }
  expect(texts[0]).toBe(texts[1]);
  expect(texts[2]).not.toBe(texts[0]);
});

test('log probabilities come in order', async () => {
  const options = { logprobs: true, top_logprobs: 2 };
  const { logprobs } = await ask({ messages: greeting, maxTokens: 1, options });
  const [best, next] = logprobs[0]!.top_logprobs;
  expect(best!.token).toBe(logprobs[0]!.token);
  expect(best!.logprob).toBeGreaterThan(next!.logprob);
});

test('a JSON schema holds the reply to its grammar', async () => {
  const options = { response_format: { type: 'json_object' as const, schema: '{"type":"boolean"}' } };
  const { text } = await ask({ messages: greeting, maxTokens: 4, options });
  expect(['true', 'false']).toContain(text);
});

test('a prompt longer than the context is refused in words, and the next one is answered', async () => {
  const tooLong = 'one two three four '.repeat(600);
  await expect(ask({ messages: opening(tooLong), maxTokens: 1 })).rejects.toThrow(/context window.*2048/is);
  const answer = await ask({ messages: greeting, maxTokens: 2 });
  expect(answer.replyIds).toHaveLength(2);
});

test('the metadata tells the memory that the model takes', async () => {
  const { memory, memory_usage: scratch } = await page.evaluate(() => laboratory.readMetadata());
  const { metadata } = (await (await fetch(`${server.url}model/tensor-cache.json`)).json()) as TensorCache;
  expect(memory.parameter_bytes).toBe(metadata.ParamBytes);
  const [layers, heads, headDimension, floatBytes] = [30, 3, 64, 4];
  expect(memory.kv_cache_bytes_per_token).toBe(2 * layers * heads * headDimension * floatBytes);
  expect(memory.kv_cache_bytes).toBe((2048 + 16) * memory.kv_cache_bytes_per_token);
  expect(memory.scratch_bytes).toBe(Math.max(...Object.values(scratch)));
});

function expectClose(actual: number[], expected: number[]) {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(actual[index]).toBeCloseTo(value, 3);
}
