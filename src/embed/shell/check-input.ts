// Code of a host page is not ours: what comes in is looked at, and refused with a sentence.
import type { ChatEndpoint, ChatEngine, ChatMessage, ChatStrings } from '../chat-types.ts';

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

export function checkQuestion(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new TypeError('ask: the question must be a text.');
  return value.trim();
}

/** @returns the signal */
export function checkAskOptions(value: unknown): AbortSignal | undefined {
  const signal = isObject(value) ? (value.signal ?? undefined) : undefined;
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw new TypeError('signal must be an AbortSignal.');
}

/** A copy, without what does not belong. */
export function checkMessages(value: unknown): readonly ChatMessage[] {
  if (!Array.isArray(value)) throw new TypeError('messages must be an array.');
  return (value as unknown[]).map((message) => {
    const { role, content } = isObject(message) ? message : {};
    if ((role !== 'user' && role !== 'assistant') || typeof content !== 'string')
      throw new TypeError('Each message needs a role, user or assistant, and its content as a text.');
    return { role, content };
  });
}

export function checkEngine(value: unknown): ChatEngine | ChatEndpoint | null {
  if (value === null || value === undefined) return null;
  if (!isObject(value)) throw new TypeError('engine must be an object or null.');
  if ('url' in value) return checkEndpoint(value);
  if (typeof value.generate !== 'function' || typeof value.name !== 'string' || value.name === '')
    throw new TypeError('An engine needs a name and a function generate, or the url of a server.');
  return value as unknown as ChatEngine;
}

function checkEndpoint({ url, model, key }: Fields): ChatEndpoint {
  const isUrl = typeof url === 'string' && URL.canParse(url) && /^https?:/.test(url);
  if (!isUrl || typeof model !== 'string' || model === '')
    throw new TypeError('A server needs an http(s) url and the name of a model.');
  if (key !== undefined && typeof key !== 'string') throw new TypeError('The key must be a text.');
  return { url: url.replace(/\/+$/, ''), model, ...(key !== undefined && { key }) };
}

export function checkStrings(value: unknown): Partial<ChatStrings> {
  if (value === null || value === undefined) return {};
  if (!isObject(value)) throw new TypeError('strings must be an object.');
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}
