import { callable } from './tool-message.ts';
import type { ChatMessage } from '../inference/contract/inference-contract.ts';
import type { ToolFamily } from './family.ts';
import type { ToolMessage, ToolRequest } from './tool-message.ts';

/**
 * What the engine reads: calls and their results in the words of the model's family, its tools announced, and neighbours of
 * one role put together, for most templates refuse two questions in a row.
 */
export function toChatMessages(
  messages: readonly ToolMessage[],
  request: ToolRequest,
  family: ToolFamily,
): ChatMessage[] {
  const names = new Map(
    messages.flatMap((message) =>
      message.role === 'assistant' ? message.toolCalls.map(({ id, name }) => [id, name] as const) : [],
    ),
  );
  const written = messages.map((message) => toChatMessage(message, names, family));
  const together = joinNeighbours(written);
  const tools = callable(request);
  return tools.length === 0 ? together : family.announce(together, tools);
}

function toChatMessage(
  message: ToolMessage,
  names: ReadonlyMap<string, string>,
  family: ToolFamily,
): ChatMessage {
  if (message.role === 'tool') {
    const result = { name: names.get(message.callId) ?? '', content: message.content };
    return { role: 'user', content: family.writeResults([result]) };
  }
  if (message.role !== 'assistant') return message;
  const { content, toolCalls } = message;
  const parts = [content, ...(toolCalls.length > 0 ? [family.writeCalls(toolCalls)] : [])];
  return { role: 'assistant', content: parts.filter((part) => part !== '').join('\n') };
}

function joinNeighbours(messages: readonly ChatMessage[]): ChatMessage[] {
  const joined: ChatMessage[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    if (last?.role === message.role)
      joined.splice(-1, 1, { ...last, content: `${last.content}\n\n${message.content}` });
    else joined.push(message);
  }
  return joined;
}
