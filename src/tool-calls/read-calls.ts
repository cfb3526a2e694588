// Finds the calls in what a model wrote. Small models write them in many ways, so every family's way is read for each.
import type { ToolFamily } from './family.ts';

/** A call as it was written: nobody has looked whether there is such a tool. */
export interface WrittenCall {
  name: string;
  arguments: unknown;
}

export interface ReadCalls {
  /** What stands before the first call. */
  text: string;
  calls: readonly WrittenCall[];
  /** A call was begun that cannot be read. */
  isBroken: boolean;
}

const fence = /^```(?:json|tool_call)?\s*\n?([\s\S]*?)\n?```\s*$/;
const tags = /<\/?tool_call>|\[TOOL_CALLS\]|<\|python_tag\|>|<\|eom_id\|>|<\|eot_id\|>/g;

export function readCalls(reply: string, { marks }: Pick<ToolFamily, 'marks'>): ReadCalls {
  const start = callStart(reply, marks);
  if (start === -1) return { text: reply, calls: [], isBroken: false };
  const isMarked = marks.some((mark) => reply.startsWith(mark, start));
  const text = reply.slice(0, start).trimEnd();
  const calls = readValues(reply.slice(start))
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .map(toCall);
  const sound = calls.filter((call) => call !== null);
  if (calls.length > 0 && sound.length === calls.length) return { text, calls: sound, isBroken: false };
  // Without a mark it is an answer in JSON, and no call.
  return isMarked ? { text, calls: [], isBroken: true } : { text: reply, calls: [], isBroken: false };
}

/** Where the calls of a reply begin; -1 where it has none. */
function callStart(reply: string, marks: readonly string[]): number {
  const marked = marks.map((mark) => reply.indexOf(mark)).filter((index) => index !== -1);
  if (marked.length > 0) return Math.min(...marked);
  return mayBeBare(reply) ? reply.length - reply.trimStart().length : -1;
}

/** A reply that begins as JSON does may be a call without its mark. */
const mayBeBare = (reply: string): boolean => /^\s*(?:[{[]|```)/.test(reply);

/** JSON values one after the other; none where there is anything else between them. */
function readValues(text: string): unknown[] {
  const inner = fence.exec(text.trim())?.[1] ?? text;
  const pieces = inner
    .split(tags)
    .flatMap((piece) => splitLines(piece.trim()))
    .filter((piece) => piece !== '');
  try {
    return pieces.map((piece) => JSON.parse(piece) as unknown);
  } catch {
    return [];
  }
}

/** Llama writes one call a line, some with a semicolon; others break one call over many lines. */
function splitLines(piece: string): string[] {
  try {
    JSON.parse(piece);
    return [piece];
  } catch {
    return piece.split(/;?\s*\n|;\s*(?=\{)/);
  }
}

function toCall(value: unknown): WrittenCall | null {
  if (typeof value !== 'object' || value === null) return null;
  const { function: inner } = value as { function?: unknown };
  const said = typeof inner === 'object' && inner !== null ? inner : value;
  const { name, arguments: given, parameters } = said as Record<string, unknown>;
  if (typeof name !== 'string') return null;
  const found = given ?? parameters;
  return found === undefined ? null : { name, arguments: typeof found === 'string' ? parsed(found) : found };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/**
 * How much of a growing reply is text for the reader beyond doubt: what comes later may turn out to be a call.
 * @returns its length
 */
export function certainLength(reply: string, marks: readonly string[]): number {
  if (reply.trim() === '' || mayBeBare(reply)) return 0;
  const start = callStart(reply, marks);
  if (start !== -1) return start;
  return reply.length - Math.max(...marks.map((mark) => overlap(reply, mark)));
}

/** How many letters at the end of a text a mark may begin with. */
export function overlap(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}
