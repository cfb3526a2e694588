import type { Conversation } from './conversation.ts';

interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/**
 * What is sent to the model: the system prompt, then questions and replies in turn. A turn that failed or has no
 * text is left out, so that the model never reads an error or two questions in a row.
 */
export function toMessages({ systemPrompt, turns }: Conversation, question: string): Message[] {
  const system: Message[] = systemPrompt.trim() === '' ? [] : [{ role: 'system', content: systemPrompt }];
  const past = turns
    .filter(({ outcome, reply }) => outcome.status !== 'failed' && reply.trim() !== '')
    .flatMap((turn): Message[] => [
      { role: 'user', content: turn.question },
      { role: 'assistant', content: turn.reply },
    ]);
  return [...system, ...past, { role: 'user', content: question }];
}
