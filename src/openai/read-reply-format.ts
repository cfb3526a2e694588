import { anyObject } from '../conversations/json-schema/any-object.ts';
import { checkName } from './read-tools.ts';
import { readSchemaField } from './read-schema-field.ts';
import { ApiError } from './contract/api-error.ts';
import type { ReplyFormat } from './chat-request.ts';
import type { Fields } from './read-fields.ts';

/**
 * Engines pass over these in silence (docs/engine.md, fact 11), so a schema that has to be kept to must do without: the
 * same rule as OpenAI's own.
 */
const unobeyed: ReadonlySet<string> = new Set([
  ...['not', 'allOf', 'oneOf', 'if', 'then', 'else', 'uniqueItems', 'contains', 'minContains', 'maxContains'],
  ...['dependentRequired', 'dependentSchemas', 'propertyNames', 'unevaluatedProperties', 'unevaluatedItems'],
]);

/** @throws ApiError 400; null for plain text */
export async function readReplyFormat(request: Fields): Promise<ReplyFormat | null> {
  const format = request.object('response_format');
  if (format === undefined) return null;
  const type = format.must('type', format.oneOf('type', ['text', 'json_object', 'json_schema']));
  format.allow(new Set(type === 'json_schema' ? ['type', 'json_schema'] : ['type']));
  if (type === 'text') return null;
  if (type === 'json_object') return { schema: anyObject, name: null };
  const described = format.must('json_schema', format.object('json_schema'));
  described.allow(new Set(['name', 'description', 'schema', 'strict']));
  described.text('description');
  const name = described.must('name', described.text('name'));
  checkName(described, 'name', name);
  const schema = (await readSchemaField(described, 'schema')) ?? anyObject;
  if (described.flag('strict') === true) refuseUnobeyed(schema, name);
  return { schema, name };
}

function refuseUnobeyed(schema: object, name: string): void {
  const found = findKeyword(schema);
  if (found === null) return;
  throw new ApiError(400, `Invalid schema for response_format '${name}': '${found}' is not permitted.`, {
    param: 'response_format',
    code: 'invalid_json_schema',
  });
}

/** Names of properties are no keywords. */
const mapsOfSchemas: ReadonlySet<string> = new Set([
  'properties',
  '$defs',
  'definitions',
  'patternProperties',
]);
const values: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples']);

/** @param isMap the names here are not keywords */
function findKeyword(schema: unknown, isMap = false): string | null {
  if (Array.isArray(schema)) return findFirst(schema.map((each) => () => findKeyword(each)));
  if (typeof schema !== 'object' || schema === null) return null;
  const entries = Object.entries(schema).filter(([key]) => isMap || !values.has(key));
  const own = isMap ? undefined : entries.find(([key]) => unobeyed.has(key))?.[0];
  if (own !== undefined) return own;
  return findFirst(
    entries.map(
      ([key, value]) =>
        () =>
          findKeyword(value, !isMap && mapsOfSchemas.has(key)),
    ),
  );
}

function findFirst(searches: readonly (() => string | null)[]): string | null {
  for (const search of searches) {
    const found = search();
    if (found !== null) return found;
  }
  return null;
}
