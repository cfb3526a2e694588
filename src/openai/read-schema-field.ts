import { ApiError } from './contract/api-error.ts';
import type { Fields } from './read-fields.ts';

/**
 * A JSON Schema that a client has sent.
 * @throws ApiError 400 with the place of its fault
 */
export async function readSchemaField(fields: Fields, name: string): Promise<object | undefined> {
  const schema = fields.record(name);
  if (schema === undefined) return undefined;
  const { readSchema } = await import('../conversations/json-schema/read-schema.ts');
  const read = readSchema(JSON.stringify(schema));
  switch (read.status) {
    case 'valid':
      return read.schema;
    case 'too-long':
      return refuse(fields, name, 'it is longer than 50000 characters.');
    case 'unresolved':
      return refuse(fields, name, `it refers to '${read.ref}', which is not in it.`);
    case 'not-json':
      return refuse(fields, name, 'it is not JSON.');
    case 'not-a-schema': {
      const [problem] = read.problems;
      const place = problem?.path.join('.') ?? '';
      return refuse(fields, name, `${JSON.stringify(problem?.actual)} is not valid at '${place}'.`);
    }
  }
}

function refuse(fields: Fields, name: string, reason: string): never {
  const param = fields.nameOf(name);
  const code = param.startsWith('tools') ? 'invalid_function_parameters' : 'invalid_json_schema';
  throw new ApiError(400, `Invalid schema for '${param}': ${reason}`, { param, code });
}
