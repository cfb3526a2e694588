import { AppError } from '../../errors/app-error.ts';
import { never, pause } from './wait.ts';
import type { CallContext } from '../../channel/answer.ts';
import type { GenerateParams, GenerationSummary, TextDelta, Usage } from '../contract/inference-contract.ts';
import type { ScriptedReply } from './script.ts';

/** Roughly what a tokenizer makes of a text: words and marks with the space before them. */
export function splitTokens(text: string): string[] {
  return text.match(/\s*[\p{L}\p{N}]+|\s*[^\p{L}\p{N}\s]|\s+/gu) ?? [];
}

function splitPieces(text: string, length: number | undefined): string[] {
  if (length === undefined) return splitTokens(text);
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}

/** Writes the way the script says; without a script it repeats the question. */
export async function playReply(
  plan: ScriptedReply | null,
  params: GenerateParams,
  { signal, emit }: CallContext<TextDelta>,
  crash: () => void,
  thinks = false,
): Promise<GenerationSummary> {
  const startMs = performance.now();
  const {
    text,
    stepMs = 1,
    pieceLength,
    prefillMs = 0,
    then = 'stop',
  } = plan ?? { text: unscripted(params) };
  await pause(prefillMs);
  const timeToFirstTokenMs = performance.now() - startMs;
  const left = withoutStart(thinks ? withThought(text, params) : text, params);
  const parts = splitPieces(left, pieceLength);
  const tokens = parts.slice(0, params.sampling.maxTokens);
  for (const token of tokens) {
    await pause(stepMs);
    signal.throwIfAborted();
    emit({ text: token });
  }
  signal.throwIfAborted();
  await end(then, crash);
  const isCut = tokens.length === params.sampling.maxTokens || then === 'length';
  return { finish: isCut ? 'length' : 'stop', usage: usageOf(params, tokens.length, timeToFirstTokenMs) };
}

function withThought(answer: string, { thinking = true, jsonSchema }: GenerateParams): string {
  const isThoughtful = thinking && jsonSchema === undefined;
  return isThoughtful ? `<think>\nThis needs a thought.\n</think>\n\n${answer}` : answer;
}

/** What was written before is not told again; a script may also hold nothing but the rest. */
function withoutStart(text: string, { replyStart = '' }: GenerateParams): string {
  return text.startsWith(replyStart) ? text.slice(replyStart.length) : text;
}

async function end(then: NonNullable<ScriptedReply['then']>, crash: () => void): Promise<void> {
  switch (then) {
    case 'stop':
    case 'length':
      return;
    case 'crash':
      crash();
      return never();
    case 'hang':
      return never();
    case 'device-lost':
      throw new AppError('device-lost', { reason: 'scripted' });
    case 'out-of-memory':
      throw new AppError('out-of-memory', { during: 'generate' });
    case 'refused':
      throw new AppError('request-invalid', { reason: 'scripted' });
    case 'context-overflow':
      throw new AppError('context-overflow', { limitTokens: 2048, promptTokens: 2049 });
  }
}

function unscripted({ messages, sampling, jsonSchema }: GenerateParams): string {
  if (jsonSchema !== undefined) return example(jsonSchema);
  const question = messages.at(-1)?.content ?? '';
  // The same seed draws the same words.
  const drawn = sampling.seed ?? Math.floor(Math.random() * 1e9);
  return sampling.temperature === 0 ? question : `${question} (drawn ${drawn})`;
}

const examples: Record<string, unknown> = { number: 1, boolean: true };

function example(schema: object): string {
  const { properties = {} } = schema as { properties?: Record<string, { type?: string }> };
  const values = Object.entries(properties).map(([name, { type = '' }]) => [name, examples[type] ?? 'text']);
  return JSON.stringify(Object.fromEntries(values));
}

function usageOf(
  { messages, fresh, replyStart = '' }: GenerateParams,
  completionTokens: number,
  timeToFirstTokenMs: number,
): Usage {
  const promptTokens = messages.reduce(
    (sum, { content }) => sum + splitTokens(content).length + 4,
    splitTokens(replyStart).length,
  );
  return {
    promptTokens,
    // As the real engine does: an exact continuation finds what came before in memory.
    cachedPromptTokens: messages.length > 1 && fresh !== true ? 1 : 0,
    completionTokens,
    timeToFirstTokenMs,
    prefillTokensPerSecond: (promptTokens * 1000) / Math.max(1, timeToFirstTokenMs),
    decodeTokensPerSecond: completionTokens < 2 ? 0 : 20,
  };
}
