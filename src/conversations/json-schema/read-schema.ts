// A JSON Schema as a person typed it.
import { dereference } from '@cfworker/json-schema';
import { findProblems } from './find-problems.ts';
import { metaSchema } from './meta-schema.ts';
import type { JsonProblem } from './find-problems.ts';

export type ReadSchema =
  | { status: 'valid'; schema: object }
  /** `line` counts from 1; null where the browser does not say. */
  | { status: 'not-json'; line: number | null }
  | { status: 'not-a-schema'; problems: readonly JsonProblem[] }
  /** It refers to something that is not in it. */
  | { status: 'unresolved'; ref: string }
  | { status: 'too-long' };

/** A longer one would take the room of the conversation, and of the engine. */
const longestSchema = 50_000;

export function readSchema(text: string): ReadSchema {
  if (text.length > longestSchema) return { status: 'too-long' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { status: 'not-json', line: lineOf(error, text) };
  }
  const problems = findProblems(value, {
    ...metaSchema,
    ...(typeof value === 'boolean' && { type: 'object' }),
  });
  if (problems.length > 0) return { status: 'not-a-schema', problems };
  const schema = value as object;
  const ref = findUnresolved(schema);
  return ref === null ? { status: 'valid', schema } : { status: 'unresolved', ref };
}

/** Browsers say it in words of their own, with the line or the position. */
function lineOf(error: unknown, text: string): number | null {
  const words = error instanceof Error ? error.message : '';
  const line = /line (\d+)/.exec(words)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d+)/.exec(words)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return /end of JSON|Unterminated|EOF/i.test(words) ? text.split('\n').length : null;
}

interface Node {
  $ref?: unknown;
  __absolute_ref__?: string;
}

function findUnresolved(schema: object): string | null {
  const isUnresolved = ({ __absolute_ref__: target }: Node, places: object): boolean =>
    target !== undefined && !Object.hasOwn(places, target);
  try {
    const places = { ...dereference(structuredClone(schema)) };
    const nodes = Object.values(places).filter((node) => typeof node === 'object');
    const found = nodes.find((node) => isUnresolved(node as Node, places)) as Node | undefined;
    return found === undefined ? null : String(found.$ref);
  } catch (error) {
    // An address that is none, or a name that is there twice.
    return error instanceof Error ? error.message : '';
  }
}
