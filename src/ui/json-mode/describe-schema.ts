// How a schema that somebody typed is to be taken, in words.
import { msg, str } from '@lit/localize';
import type { ReadSchema } from '../../conversations/json-schema/read-schema.ts';
import { formatNumber } from '../../i18n/format-number.ts';
import { describeJsonProblem } from '../describe-json-problem.ts';

const mostProblems = 3;

/** One sentence each; for a schema that can be used, the one that says so. */
export function describeSchema(read: ReadSchema): readonly string[] {
  switch (read.status) {
    case 'valid':
      return [msg('This is a valid schema.')];
    case 'not-json':
      return [
        read.line === null
          ? msg('This is not JSON yet.')
          : msg(
              str`This is not JSON yet: something is missing or too much in line ${formatNumber(read.line)}.`,
            ),
      ];
    case 'not-a-schema':
      return read.problems
        .slice(0, mostProblems)
        .map((problem) => describeJsonProblem(problem, msg('The schema')));
    case 'unresolved':
      return [msg(str`It refers to “${read.ref.slice(0, 100)}”, which is not in it.`)];
    case 'too-long':
      return [msg('This is longer than any schema that a model could keep to.')];
  }
}

/** What a schema is called in short. */
export function schemaTitle(schema: object): string {
  const { title, properties } = schema as { title?: unknown; properties?: unknown };
  if (typeof title === 'string' && title.trim() !== '') return title.trim().slice(0, 40);
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return names.slice(0, 3).join(', ').slice(0, 40);
}
