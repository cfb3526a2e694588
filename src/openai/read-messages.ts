import { Fields, isRecord } from './read-fields.ts';
import { readToolCalls } from './read-tools.ts';
import { ApiError } from './contract/api-error.ts';
import type { ToolMessage } from '../tool-calls/tool-message.ts';

const roles = ['system', 'developer', 'user', 'assistant', 'tool'] as const;
const mostMessages = 2048;

const knownFields: Readonly<Record<(typeof roles)[number], ReadonlySet<string>>> = {
  system: new Set(['role', 'content', 'name']),
  developer: new Set(['role', 'content', 'name']),
  user: new Set(['role', 'content', 'name']),
  assistant: new Set([
    ...['role', 'content', 'name', 'tool_calls', 'refusal', 'audio', 'annotations', 'function_call'],
    // Clients send a reply back as they got it; what a model thought is not read again.
    'reasoning_content',
  ]),
  tool: new Set(['role', 'content', 'tool_call_id']),
};

/** @throws ApiError 400 */
export function readMessages(request: Fields): readonly ToolMessage[] {
  const list = request.must('messages', request.list('messages', { min: 1, max: mostMessages }));
  const messages = list.map((value, index) => {
    const name = `messages[${index}]`;
    if (!isRecord(value)) return request.refuseType('messages', 'an array of objects');
    return readMessage(new Fields(value, name));
  });
  checkOrder(messages);
  checkToolMessages(messages);
  return messages;
}

function readMessage(fields: Fields): ToolMessage {
  const role = fields.must('role', fields.oneOf('role', roles));
  fields.allow(knownFields[role]);
  switch (role) {
    case 'system':
    case 'developer':
      return { role: 'system', content: fields.must('content', readContent(fields)) };
    case 'user':
      return { role, content: fields.must('content', readContent(fields)) };
    case 'tool': {
      const callId = fields.must('tool_call_id', fields.text('tool_call_id'));
      return { role, callId, content: fields.must('content', readContent(fields)) };
    }
    case 'assistant':
      return readAssistant(fields);
  }
}

function readAssistant(fields: Fields): ToolMessage {
  for (const name of ['audio', 'function_call'])
    if (fields.has(name)) fields.refuse(name, 'unsupported_parameter', 'models here do not know it.');
  const toolCalls = readToolCalls(fields);
  const content = readContent(fields) ?? fields.text('refusal');
  const text = toolCalls.length === 0 ? fields.must('content', content) : (content ?? '');
  return { role: 'assistant', content: text, toolCalls };
}

/** A text, or parts of one. */
function readContent(fields: Fields): string | undefined {
  if (!Array.isArray(fields.value('content'))) {
    const isTextOrNothing =
      fields.value('content') === undefined || typeof fields.value('content') === 'string';
    return isTextOrNothing
      ? fields.text('content')
      : fields.refuseType('content', 'a string or an array of objects');
  }
  const parts = fields.list('content', { min: 1 }) ?? [];
  return parts.map((part, index) => readPart(part, `${fields.nameOf('content')}[${index}]`, fields)).join('');
}

function readPart(value: unknown, path: string, message: Fields): string {
  if (!isRecord(value)) return message.refuseType('content', 'an array of objects');
  const part = new Fields(value, path);
  const type = part.must('type', part.text('type'));
  switch (type) {
    case 'text':
    case 'refusal':
      return part.must(type, part.text(type));
    case 'image_url':
    case 'input_audio':
    case 'file':
      throw new ApiError(
        400,
        `Invalid content type. ${type} is only supported by certain models, and by none here.`,
        {
          param: path,
          code: 'unsupported_content_type',
        },
      );
    default:
      return refusePart(type, path);
  }
}

function refusePart(type: string, path: string): never {
  throw new ApiError(400, `Invalid value: '${type}'. Supported values are: 'text' and 'refusal'.`, {
    param: `${path}.type`,
    code: 'invalid_value',
  });
}

/** Templates have one place for instructions, and it is the first; and a model only answers. */
function checkOrder(messages: readonly ToolMessage[]): void {
  const firstOther = messages.findIndex(({ role }) => role !== 'system');
  const late = messages.findIndex(({ role }, index) => role === 'system' && index > firstOther);
  if (firstOther !== -1 && late !== -1) {
    throw new ApiError(400, 'Models here read system and developer messages at the beginning only.', {
      param: `messages[${late}].role`,
      code: 'invalid_value',
    });
  }
  const last = messages.at(-1);
  if (last?.role === 'user' || last?.role === 'tool') return;
  throw new ApiError(400, "The last message must have the role 'user' or 'tool'.", {
    param: `messages[${messages.length - 1}].role`,
    code: 'invalid_value',
  });
}

/** A result without its call would be read as somebody's words. */
function checkToolMessages(messages: readonly ToolMessage[]): void {
  const called = new Set<string>();
  messages.forEach((message, index) => {
    if (message.role === 'assistant') for (const { id } of message.toolCalls) called.add(id);
    if (message.role !== 'tool' || called.has(message.callId)) return;
    throw new ApiError(
      400,
      "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
      { param: `messages[${index}].role` },
    );
  });
}
