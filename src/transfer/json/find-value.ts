import { walkJson } from './walk-json.ts';

/** A way into a JSON value, from its end: the name or index last taken, and how one came there. */
export type JsonPath = { key: string | number; parent: JsonPath } | null;

export const below = (parent: JsonPath, key: string | number): JsonPath => ({ key, parent });

function keysOf(path: JsonPath): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step = path; step !== null; step = step.parent) keys.push(step.key);
  return keys.reverse();
}

/**
 * Where the value of that path begins in the text, or what should have held it; the last one where names repeat, as
 * `JSON.parse` has it.
 */
export function findValue(text: string, path: JsonPath): number {
  const keys = keysOf(path);
  let found = 0;
  let foundDepth = 0;
  /** So many of the keys lead to the value that is being read. */
  let matched = 0;
  walkJson(text, (at, key, depth) => {
    if (depth > keys.length) return;
    matched = Math.min(matched, Math.max(0, depth - 1));
    if (depth === 0 || (matched === depth - 1 && key === keys[depth - 1])) {
      matched = depth;
      if (depth < foundDepth) return;
      found = at;
      foundDepth = depth;
    }
  });
  return found;
}

/** The place that an editor shows: both count from 1. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) {
    line++;
    start = end + 1;
  }
  return { line, column: at - start + 1 };
}
