// Code of a host page is not ours: what comes in is looked at, and refused with a sentence.
import type {
  ChatEndpoint,
  ChatEngine,
  ChatMessage,
  ChatStrings,
  ChatTool,
  ToolChoice,
} from '../chat-types.ts';

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** What `ask` was called with. */
export function checkAsk(
  question: unknown,
  options: unknown,
  tools: readonly ChatTool[],
): { question: string; signal: AbortSignal | undefined; choice: ToolChoice } {
  if (typeof question !== 'string' || question.trim() === '')
    throw new TypeError('ask: the question must be a text.');
  const choice = checkToolChoice(isObject(options) ? options.toolChoice : undefined, tools);
  return { question: question.trim(), signal: checkSignal(options), choice };
}

/** @returns the signal of the options */
export function checkSignal(value: unknown): AbortSignal | undefined {
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

/** Its schema is read later, when the model is told of it. */
export function checkTools(value: unknown): readonly ChatTool[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new TypeError('tools must be an array.');
  const names = new Set<unknown>();
  for (const tool of value as unknown[]) {
    const name = checkTool(isObject(tool) ? tool : {});
    if (names.has(name)) throw new TypeError(`There are two tools ${name}.`);
    names.add(name);
  }
  return [...(value as ChatTool[])];
}

/** @returns its name */
function checkTool({ name, description, parameters, execute }: Fields): string {
  if (typeof name !== 'string' || !/^[\w-]{1,64}$/.test(name))
    throw new TypeError('Each tool needs a name, of letters, digits, _ and -.');
  if (typeof description !== 'string' || typeof execute !== 'function')
    throw new TypeError(`The tool ${name} needs a description and a function execute.`);
  if (parameters !== undefined && !isObject(parameters))
    throw new TypeError(`The parameters of ${name} must be a JSON Schema.`);
  return name;
}

function checkToolChoice(value: unknown, tools: readonly ChatTool[]): ToolChoice {
  const name = isObject(value) ? value.name : undefined;
  if (tools.some((tool) => tool.name === name)) return { name: name as string };
  const found = (['auto', 'none', 'required'] as const).find((choice) => choice === (value ?? 'auto'));
  if (found === undefined) throw new TypeError('toolChoice: there is no such tool.');
  return found;
}

export function checkStrings(value: unknown): Partial<ChatStrings> {
  if (value === null || value === undefined) return {};
  if (!isObject(value)) throw new TypeError('strings must be an object.');
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}
