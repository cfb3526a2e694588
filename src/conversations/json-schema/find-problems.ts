// Where a value does not keep to a schema, as facts: words are made when they are shown. It knows the validator's ways,
// and nothing else does. Import it with `import()` only: it is of use to few conversations.
import { validate } from '@cfworker/json-schema';
import type { OutputUnit, SchemaDraft } from '@cfworker/json-schema';

/** One place at which a value does not keep to its schema. */
export interface JsonProblem {
  /** The way from the root: names of properties, and places in lists. */
  path: readonly (string | number)[];
  /** The keyword that is not kept; `false` where nothing at all may be. */
  keyword: string;
  /** What the schema says there; undefined where that is not to be found. */
  expected: unknown;
  /** What is there instead. */
  actual: unknown;
}

/** They only say that something further in is wrong, and that follows. */
const wrappers = new Set([
  ...['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties', 'dependentSchemas'],
  ...['items', 'prefixItems', 'additionalItems', 'unevaluatedItems', '$ref', '$recursiveRef', 'allOf', 'if'],
]);

/** What is wrong further in is what each alternative says, and would only confuse. */
const alternatives = new Set(['anyOf', 'oneOf', 'contains', 'propertyNames']);

/**
 * The problems of a value, the first first; none: it keeps to the schema.
 * @throws where the schema is none, or goes on for ever
 */
export function findProblems(value: unknown, schema: object): JsonProblem[] {
  // The validator writes into the schema.
  const { errors } = validate(value, structuredClone(schema), draftOf(schema), undefined, false);
  const seen = new Set<string>();
  return errors
    .filter((error) => !wrappers.has(error.keyword) && !isInAlternative(error, errors))
    .filter(({ instanceLocation, keywordLocation }) => {
      const place = `${instanceLocation} ${keywordLocation}`;
      return !seen.has(place) && seen.add(place);
    })
    .map(({ instanceLocation, keyword, keywordLocation }) => ({
      ...readInstance(value, instanceLocation),
      keyword,
      expected: readSchemaAt(schema, keywordLocation),
    }));
}

const drafts: readonly (readonly [RegExp, SchemaDraft])[] = [
  [/draft-04/, '4'],
  [/draft-0[67]/, '7'],
  [/2019-09/, '2019-09'],
];

function draftOf(schema: object): SchemaDraft {
  const { $schema } = schema as { $schema?: unknown };
  const named = typeof $schema === 'string' ? $schema : '';
  return drafts.find(([pattern]) => pattern.test(named))?.[1] ?? '2020-12';
}

function isInAlternative({ keywordLocation }: OutputUnit, errors: readonly OutputUnit[]): boolean {
  return errors.some(
    (other) => alternatives.has(other.keyword) && keywordLocation.startsWith(`${other.keywordLocation}/`),
  );
}

/** The parts of a JSON pointer such as `#/items/0/a~1b`. */
const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const memberOf = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;

function readInstance(root: unknown, pointer: string): Pick<JsonProblem, 'path' | 'actual'> {
  const path: (string | number)[] = [];
  let actual = root;
  for (const part of partsOf(pointer)) {
    path.push(Array.isArray(actual) ? Number(part) : part);
    actual = memberOf(actual, part);
  }
  return { path, actual };
}

function readSchemaAt(root: object, pointer: string): unknown {
  let node: unknown = root;
  for (const part of partsOf(pointer)) {
    const next = memberOf(node, part);
    node = part === '$ref' && typeof next === 'string' ? follow(root, next) : next;
  }
  return node;
}

/** Only within the schema; one that has a name of its own is not looked for. */
const follow = (root: object, ref: string): unknown =>
  ref.startsWith('#') ? readSchemaAt(root, ref) : undefined;
