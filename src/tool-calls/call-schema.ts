import { callable } from './tool-message.ts';
import type { ToolDefinition } from '../inference/contract/inference-contract.ts';
import type { ToolRequest } from './tool-message.ts';

/** More in one reply is a model that does not come to its end. */
const mostCalls = 8;

/**
 * The JSON Schema that holds a whole reply to calls, where the request insists on one; null where the model may choose.
 * It is the one constraint that every engine obeys.
 */
export function callSchema(request: ToolRequest): object | null {
  const { choice, isParallel } = request;
  if (choice === 'none' || choice === 'auto') return null;
  const { schema, defs } = anyCall(callable(request));
  const mayBeMany = choice === 'required' && isParallel;
  const whole = mayBeMany ? { type: 'array', items: schema, minItems: 1, maxItems: mostCalls } : schema;
  return withDefs(whole, defs);
}

/** One call of any of these tools. */
export function oneCallSchema(tools: readonly ToolDefinition[]): object {
  const { schema, defs } = anyCall(tools);
  return withDefs(schema, defs);
}

type Defs = Record<string, unknown>;

const withDefs = (schema: object, defs: Defs): object =>
  Object.keys(defs).length === 0 ? schema : { ...schema, $defs: defs };

function anyCall(tools: readonly ToolDefinition[]): { schema: object; defs: Defs } {
  const defs: Defs = {};
  const schemas = tools.map(({ name, parameters }) => ({
    type: 'object',
    properties: { name: { type: 'string', enum: [name] }, arguments: place(parameters, name, defs) },
    required: ['name', 'arguments'],
    additionalProperties: false,
  }));
  const [only] = schemas;
  return { schema: schemas.length === 1 && only !== undefined ? only : { anyOf: schemas }, defs };
}

/** A schema that refers to parts of itself lies elsewhere now, so all of it goes where its references can find it. */
function place(parameters: object, name: string, defs: Defs): unknown {
  const moved = moveReferences(parameters, `#/$defs/${name}`);
  if (JSON.stringify(moved) === JSON.stringify(parameters)) return parameters;
  defs[name] = moved;
  return { $ref: `#/$defs/${name}` };
}

function moveReferences(schema: unknown, to: string): unknown {
  if (Array.isArray(schema)) return schema.map((each) => moveReferences(each, to));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const isReference = key === '$ref' && typeof value === 'string' && value.startsWith('#');
      return [key, isReference ? `${to}${value.slice(1)}` : moveReferences(value, to)];
    }),
  );
}
