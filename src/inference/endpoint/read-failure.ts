// What a server says when it does not answer: the one place that knows the errors of llama.cpp, vLLM, SGLang, Ollama,
// LM Studio and OpenAI.
import { AppError } from '../../errors/app-error.ts';
import { countIn, objectIn, sizeIn, textIn } from './read-json.ts';
import type { EndpointServer } from '../contract/endpoint-contract.ts';

interface FailureContext {
  model?: string;
  contextTokens?: number;
}

const longestWords = 300;

/** A conversation that is too long. Each server has its own words; two have a name for it. */
const overflowNames: readonly string[] = ['exceed_context_size_error', 'context_length_exceeded'];
const overflowWords =
  /context (length|size|window)|context the overflows|maximum context|max_model_len|longer than the model|prompt is too long/i;
const limitWords = [
  /(?:maximum|model's) context length(?: is|:)? ?\(?(\d+)/i,
  /context (?:size|window|length)(?: of| is)? \(?(\d+)/i,
];
const promptWords = [/requested (\d+) tokens/i, /(?:input|request|prompt)[^0-9.]{0,30}\(?(\d+) tokens/i];

/** An answer whose status is not good, as one of ours. */
export async function readFailure(
  server: EndpointServer,
  response: Response,
  context: FailureContext,
): Promise<AppError> {
  const { status, headers } = response;
  const error = errorIn(await response.text().catch(() => ''));
  return (
    fromStatus(server, status, headers.get('retry-after'), context) ??
    fromErrorObject(server, error, status, context)
  );
}

/** An error that arrives as an object, with a status or in the middle of a stream. */
export function fromErrorObject(
  server: EndpointServer,
  value: unknown,
  status: number | null,
  { contextTokens = 0 }: FailureContext,
): AppError {
  const error = objectIn(value);
  const words = textIn(error.message);
  if (isOverflow(error, words, status)) {
    return new AppError('context-overflow', {
      limitTokens: sizeIn(error.n_ctx) ?? numberIn(words, limitWords) ?? contextTokens,
      promptTokens: sizeIn(error.n_prompt_tokens) ?? numberIn(words, promptWords),
    });
  }
  const host = new URL(server.url).host;
  return new AppError('endpoint-failed', {
    host,
    status: status ?? countIn(error.code),
    said: withoutKey(words, server.key).slice(0, longestWords),
  });
}

function fromStatus(
  server: EndpointServer,
  status: number,
  retryAfter: string | null,
  { model }: FailureContext,
): AppError | null {
  const { host } = new URL(server.url);
  if (status === 401 || status === 403) return new AppError('endpoint-refused', { host, status });
  if (status === 429 || (status === 503 && retryAfter !== null))
    return new AppError('endpoint-busy', { host, retryAfterSeconds: secondsIn(retryAfter) });
  if (status !== 404) return null;
  return model === undefined
    ? new AppError('endpoint-garbled', { host, what: 'it knows nothing at this address' })
    : new AppError('endpoint-model-gone', { host, model });
}

/** Servers say `{error: {message}}`, `{error: "…"}`, `{message}` or `{detail}`. */
function errorIn(text: string): unknown {
  try {
    const body = objectIn(JSON.parse(text));
    if (typeof body.error === 'string') return { message: body.error };
    if (body.error !== undefined) return body.error;
    return { ...body, message: textIn(body.message) || textIn(body.detail) };
  } catch {
    return {};
  }
}

function isOverflow(error: ReturnType<typeof objectIn>, words: string, status: number | null): boolean {
  if (overflowNames.includes(textIn(error.type)) || overflowNames.includes(textIn(error.code))) return true;
  return (status === null || status < 500) && overflowWords.test(words);
}

function numberIn(words: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const found = pattern.exec(words)?.[1];
    if (found !== undefined) return Number(found);
  }
  return null;
}

/** `Retry-After` is a number of seconds or a date. */
function secondsIn(retryAfter: string | null): number | null {
  if (retryAfter === null) return null;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

/** Some servers repeat what they were sent. */
function withoutKey(words: string, key: string | null): string {
  return key === null || key === '' ? words : words.replaceAll(key, '…');
}
