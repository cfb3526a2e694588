// What is wrong with a JSON value, in words.
import { msg, str } from '@lit/localize';
import type { JsonProblem } from '../conversations/json-schema/find-problems.ts';
import { formatNumber } from '../i18n/format-number.ts';
import { currentLanguage } from '../i18n/language.ts';

/** Values are shown as they are written, but none of them fills the page. */
const longestValue = 60;

function asJson(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return '?';
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

const listOf = (words: readonly string[], type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat(currentLanguage(), { type }).format(words);

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [value];
const asNumber = (value: unknown): string => (typeof value === 'number' ? formatAny(value) : asJson(value));
const formatAny = (value: number): string => (Number.isInteger(value) ? formatNumber(value) : String(value));

const kindWords = (kind: unknown): string => {
  const words: Record<string, string> = {
    string: msg('a text'),
    number: msg('a number'),
    integer: msg('a whole number'),
    boolean: msg('“true” or “false”'),
    object: msg('an object'),
    array: msg('a list'),
    null: msg('“null”'),
  };
  return words[String(kind)] ?? asJson(kind);
};

function kindOf(value: unknown): string {
  if (value === null) return kindWords('null');
  if (typeof value === 'boolean') return asJson(value);
  return kindWords(Array.isArray(value) ? 'array' : typeof value);
}

/** As in most programming languages: `pets[1].kind`. */
function pathWords(path: JsonProblem['path']): string {
  const parts = path.map((part, index) => {
    if (typeof part === 'number') return `[${part}]`;
    if (!/^[\p{L}\p{N}_$-]+$/u.test(part)) return `[${asJson(part)}]`;
    return index === 0 ? part : `.${part}`;
  });
  return parts.join('');
}

type Sentence = (where: string, problem: JsonProblem) => string;

const sentences: Readonly<Record<string, Sentence>> = {
  type: (where, { expected, actual }) => {
    const kinds = listOf(asList(expected).map(kindWords), 'disjunction');
    return msg(str`${where} should be ${kinds}, but it is ${kindOf(actual)}.`);
  },
  enum: (where, { expected, actual }) =>
    msg(
      str`${where} should be ${listOf(asList(expected).map(asJson), 'disjunction')}, but it is ${asJson(actual)}.`,
    ),
  const: (where, { expected, actual }) =>
    msg(str`${where} should be ${asJson(expected)}, but it is ${asJson(actual)}.`),
  required: (where, { expected, actual }) => {
    const has = typeof actual === 'object' && actual !== null ? actual : {};
    const missing = asList(expected).filter((name) => !Object.hasOwn(has, String(name)));
    const names = listOf(
      missing.map((name) => `“${String(name)}”`),
      'conjunction',
    );
    return msg(str`${where} lacks ${names}.`);
  },
  false: (where) => msg(str`${where} should not be there.`),
  minimum: (where, { expected }) => msg(str`${where} should be at least ${asNumber(expected)}.`),
  maximum: (where, { expected }) => msg(str`${where} should be at most ${asNumber(expected)}.`),
  exclusiveMinimum: (where, { expected }) => msg(str`${where} should be more than ${asNumber(expected)}.`),
  exclusiveMaximum: (where, { expected }) => msg(str`${where} should be less than ${asNumber(expected)}.`),
  multipleOf: (where, { expected }) => msg(str`${where} should be a multiple of ${asNumber(expected)}.`),
  minLength: (where, { expected }) =>
    msg(str`${where} is too short: its length should be at least ${asNumber(expected)}.`),
  maxLength: (where, { expected }) =>
    msg(str`${where} is too long: its length should be at most ${asNumber(expected)}.`),
  minItems: (where, { expected }) =>
    msg(str`${where} has too few entries: there should be at least ${asNumber(expected)}.`),
  maxItems: (where, { expected }) =>
    msg(str`${where} has too many entries: there should be at most ${asNumber(expected)}.`),
  uniqueItems: (where) => msg(str`${where} has the same entry twice.`),
  pattern: (where, { expected }) => msg(str`${where} does not have the form ${String(expected)}.`),
  format: (where, { expected }) => msg(str`${where} is not of the format “${String(expected)}”.`),
  anyOf: (where) => msg(str`${where} has none of the forms that the schema allows.`),
  oneOf: (where) => msg(str`${where} should have exactly one of the forms that the schema allows.`),
  not: (where) => msg(str`${where} is what the schema excludes.`),
};

/**
 * One problem as a sentence.
 * @param root what the whole is called, at the beginning of a sentence
 */
export function describeJsonProblem(problem: JsonProblem, root: string): string {
  const where = problem.path.length === 0 ? root : `“${pathWords(problem.path)}”`;
  const sentence = sentences[problem.keyword];
  return sentence?.(where, problem) ?? msg(str`${where} does not keep to “${problem.keyword}”.`);
}
