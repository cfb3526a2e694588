import type { ChatMessage } from '../../inference/contract/inference-contract.ts';

/** The same conversation with more at the end of its system prompt. */
export function addToSystem(messages: readonly ChatMessage[], more: string): ChatMessage[] {
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: more }, ...messages];
  return [{ role: 'system', content: `${first.content}\n\n${more}` }, ...rest];
}

/** The same conversation with more before one of its messages. */
export function addBefore(messages: readonly ChatMessage[], index: number, more: string): ChatMessage[] {
  return messages.map((message, at) =>
    at === index ? { ...message, content: `${more}${message.content}` } : message,
  );
}
