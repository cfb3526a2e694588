import { readSchema } from '../../conversations/json-schema/read-schema.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ToolDefinition } from '../../inference/contract/inference-contract.ts';
import type { ChatTool } from '../chat-types.ts';

const noArguments = { properties: {}, additionalProperties: false };

/**
 * The tools of a page as a model is told of them.
 * @throws AppError `request-invalid` where the parameters of one are no JSON Schema
 */
export const toolDefinitions = (tools: readonly ChatTool[]): readonly ToolDefinition[] =>
  tools.map(({ name, description, parameters = noArguments }) => {
    const read = readSchema(JSON.stringify({ ...parameters, type: 'object' }));
    if (read.status === 'valid') return { name, description, parameters: read.schema };
    throw new AppError('request-invalid', {
      reason: `The parameters of the tool “${name}” are no JSON Schema: ${read.status}.`,
    });
  });
