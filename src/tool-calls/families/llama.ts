import { addBefore } from './add-to-message.ts';
import { argumentsOf, functionOf } from './json-of-call.ts';
import type { ToolFamily } from '../family.ts';

const instruction =
  'Given the following functions, please respond with a JSON for a function call with its proper arguments that best answers the given prompt.\n\n' +
  'Respond in the format {"name": function name, "parameters": dictionary of argument name and its value}. Do not use variables.\n\n';

/**
 * Llama 3.1 to 3.3: the tools stand before the first question. Their template has a role of its own for what tools give
 * back (`ipython`); engines here know three roles, so the user says it.
 */
export const llama: ToolFamily = {
  name: 'llama',
  marks: ['<|python_tag|>'],
  announce: (messages, tools) =>
    addBefore(
      messages,
      messages.findIndex(({ role }) => role === 'user'),
      `${instruction}${tools.map((tool) => JSON.stringify(functionOf(tool), null, 4)).join('\n\n')}\n\n`,
    ),
  writeCalls: (calls) =>
    calls.map((call) => JSON.stringify({ name: call.name, parameters: argumentsOf(call) })).join('\n'),
  writeResults: (results) =>
    results.map(({ name, content }) => JSON.stringify({ function: name, output: content })).join('\n'),
};
