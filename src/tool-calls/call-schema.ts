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
  const one = oneCallSchema(callable(request));
  const mayBeMany = choice === 'required' && isParallel;
  return mayBeMany ? { type: 'array', items: one, minItems: 1, maxItems: mostCalls } : one;
}

/** One call of any of these tools. */
export function oneCallSchema(tools: readonly ToolDefinition[]): object {
  const schemas = tools.map(({ name, parameters }) => ({
    type: 'object',
    properties: { name: { type: 'string', enum: [name] }, arguments: parameters },
    required: ['name', 'arguments'],
    additionalProperties: false,
  }));
  const [only] = schemas;
  return schemas.length === 1 && only !== undefined ? only : { anyOf: schemas };
}
