import { addBefore } from './add-to-message.ts';
import { argumentsOf, functionOf } from './json-of-call.ts';
import type { ToolFamily } from '../family.ts';

/** Mistral 7B v0.3, Nemo and their like: the tools stand before the last question. */
export const mistral: ToolFamily = {
  name: 'mistral',
  marks: ['[TOOL_CALLS]'],
  announce: (messages, tools) =>
    addBefore(
      messages,
      messages.findLastIndex(({ role }) => role === 'user'),
      `[AVAILABLE_TOOLS] ${JSON.stringify(tools.map(functionOf))}[/AVAILABLE_TOOLS]`,
    ),
  writeCalls: (calls) =>
    `[TOOL_CALLS] ${JSON.stringify(calls.map((call) => ({ name: call.name, arguments: argumentsOf(call), id: call.id })))}`,
  writeResults: (results) =>
    results.map(({ content }) => `[TOOL_RESULTS] ${JSON.stringify({ content })}[/TOOL_RESULTS]`).join(''),
};
