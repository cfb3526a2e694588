import { findProblems } from './find-problems.ts';
import type { JsonProblem } from './find-problems.ts';

export type JsonVerdict =
  | { status: 'valid' }
  | { status: 'invalid'; problems: readonly JsonProblem[] }
  /** The schema itself cannot be used for it. */
  | { status: 'unchecked' };

/** Whether a value keeps to a schema. */
export function validateJson(value: unknown, schema: object): JsonVerdict {
  try {
    const problems = findProblems(value, schema);
    return problems.length === 0 ? { status: 'valid' } : { status: 'invalid', problems };
  } catch {
    return { status: 'unchecked' };
  }
}
