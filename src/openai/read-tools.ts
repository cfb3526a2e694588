import { Fields, isRecord } from './read-fields.ts';
import { readSchemaField } from './read-schema-field.ts';
import type { ToolCall, ToolDefinition } from '../inference/contract/inference-contract.ts';
import type { ToolChoice } from '../tool-calls/tool-choice.ts';
import type { ToolRequest } from '../tool-calls/tool-message.ts';

const mostTools = 128;
const nameFormat = /^[a-zA-Z0-9_-]{1,64}$/;

/** @throws ApiError 400 */
export async function readTools(request: Fields): Promise<ToolRequest> {
  const list = request.list('tools', { max: mostTools }) ?? [];
  const tools: ToolDefinition[] = [];
  for (const [index, value] of list.entries()) {
    if (!isRecord(value)) request.refuseType('tools', 'an array of objects');
    tools.push(await readTool(new Fields(value, `tools[${index}]`)));
  }
  const choice = readChoice(request, tools);
  const isParallel = request.flag('parallel_tool_calls') ?? true;
  if (tools.length === 0 && request.has('parallel_tool_calls'))
    request.refuse('parallel_tool_calls', 'invalid_value', "it is only allowed when 'tools' are specified.");
  return { tools, choice, isParallel };
}

async function readTool(tool: Fields): Promise<ToolDefinition> {
  tool.must('type', tool.oneOf('type', ['function']));
  tool.allow(new Set(['type', 'function']));
  const described = tool.must('function', tool.object('function'));
  // Arguments are held against their schema whether or not they are to be.
  described.allow(new Set(['name', 'description', 'parameters', 'strict']));
  described.flag('strict');
  const name = described.must('name', described.text('name'));
  checkName(described, 'name', name);
  return {
    name,
    description: described.text('description') ?? '',
    parameters: (await readSchemaField(described, 'parameters')) ?? { type: 'object', properties: {} },
  };
}

export function checkName(fields: Fields, field: string, name: string): void {
  if (nameFormat.test(name)) return;
  fields.refuse(
    field,
    'invalid_value',
    "string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]{1,64}$'.",
  );
}

function readChoice(request: Fields, tools: readonly ToolDefinition[]): ToolChoice {
  if (!request.has('tool_choice')) return tools.length === 0 ? 'none' : 'auto';
  if (typeof request.value('tool_choice') === 'string') {
    const choice = request.oneOf('tool_choice', ['none', 'auto', 'required']) ?? 'none';
    if (choice !== 'none') requireTools(request, tools);
    return choice;
  }
  const named = request.object('tool_choice') ?? request.refuseType('tool_choice', 'a string or an object');
  named.must('type', named.oneOf('type', ['function']));
  named.allow(new Set(['type', 'function']));
  requireTools(request, tools);
  const wanted = named.must('function', named.object('function'));
  const name = wanted.must('name', wanted.text('name'));
  if (!tools.some((tool) => tool.name === name))
    request.refuse('tool_choice', 'invalid_value', `there is no tool '${name}' in 'tools'.`);
  return { name };
}

function requireTools(request: Fields, tools: readonly ToolDefinition[]): void {
  if (tools.length > 0) return;
  request.refuse('tool_choice', 'invalid_value', "it is only allowed when 'tools' are specified.");
}

/** The calls of an earlier reply. */
export function readToolCalls(message: Fields): readonly ToolCall[] {
  const list = message.list('tool_calls', { min: 1, max: mostTools }) ?? [];
  return list.map((value, index) => {
    if (!isRecord(value)) return message.refuseType('tool_calls', 'an array of objects');
    const call = new Fields(value, `${message.nameOf('tool_calls')}[${index}]`);
    call.oneOf('type', ['function']);
    const called = call.must('function', call.object('function'));
    return {
      id: call.must('id', call.text('id')),
      name: called.must('name', called.text('name')),
      arguments: called.must('arguments', called.text('arguments')),
    };
  });
}
