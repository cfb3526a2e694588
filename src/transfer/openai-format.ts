// Messages as OpenAI's protocol and many programs have them: `{"messages": [{"role", "content"}]}`.
import { pathOf } from '../conversations/branches.ts';
import { splitThinking } from '../conversations/split-thinking.ts';
import { questionText } from '../conversations/to-messages.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { Message } from '../conversations/to-messages.ts';

/** What a model thought before it answered is no part of the conversation, for these programs. */
export function answerOf({ reply }: Turn): string {
  const { thinking, answer } = splitThinking(reply);
  return thinking === '' ? reply : answer.trim();
}

/** The branch that is shown, in full: also what the model no longer reads, and what was asked without an answer. */
function messagesOf(conversation: Conversation): Message[] {
  const { systemPrompt } = conversation.settings;
  const turns = pathOf(conversation).flatMap((turn): Message[] => {
    const answer = answerOf(turn);
    return [
      { role: 'user', content: questionText(turn) },
      ...(answer === '' ? [] : [{ role: 'assistant' as const, content: answer }]),
    ];
  });
  return systemPrompt === '' ? turns : [{ role: 'system', content: systemPrompt }, ...turns];
}

/** One conversation as a file of its own. */
export const writeOpenAi = (conversation: Conversation): string =>
  `${JSON.stringify({ messages: messagesOf(conversation) }, null, 2)}\n`;

/** One conversation as a line of a file of many (JSONL). */
export const writeOpenAiLine = (conversation: Conversation): string =>
  `${JSON.stringify({ messages: messagesOf(conversation) })}\n`;
