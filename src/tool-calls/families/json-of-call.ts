import type { ToolCall, ToolDefinition } from '../../inference/contract/inference-contract.ts';

/** Arguments as a value again; what is no JSON stays the text that it is. */
export function argumentsOf({ arguments: text }: Pick<ToolCall, 'arguments'>): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A tool in the form in which OpenAI's API has it, which all families were taught. */
export const functionOf = ({ name, description, parameters }: ToolDefinition): object => ({
  type: 'function',
  function: { name, description, parameters },
});
