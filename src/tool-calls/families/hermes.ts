import { addToSystem } from './add-to-message.ts';
import { argumentsOf, functionOf } from './json-of-call.ts';
import type { ToolFamily } from '../family.ts';

/** Hermes 2 and 3, Qwen 2.5 and 3, and many that learned from their conversations. */
export const hermes: ToolFamily = {
  name: 'hermes',
  marks: ['<tool_call>'],
  announce: (messages, tools) =>
    addToSystem(
      messages,
      [
        '# Tools',
        '',
        'You may call one or more functions to assist with the user query.',
        '',
        'You are provided with function signatures within <tools></tools> XML tags:',
        '<tools>',
        ...tools.map((tool) => JSON.stringify(functionOf(tool))),
        '</tools>',
        '',
        'For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:',
        '<tool_call>',
        '{"name": <function-name>, "arguments": <args-json-object>}',
        '</tool_call>',
      ].join('\n'),
    ),
  writeCalls: (calls) =>
    calls
      .map((call) => {
        const json = JSON.stringify({ name: call.name, arguments: argumentsOf(call) });
        return `<tool_call>\n${json}\n</tool_call>`;
      })
      .join('\n'),
  writeResults: (results) =>
    results.map(({ content }) => `<tool_response>\n${content}\n</tool_response>`).join('\n'),
};
