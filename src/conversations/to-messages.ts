import { splitThinking } from './split-thinking.ts';
import type { Attachment, Conversation, Turn } from './conversation.ts';

export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/**
 * What is sent to the model: the system prompt, then questions and replies in turn. A turn that failed or has no
 * text is left out, so that the model never reads an error or two questions in a row.
 * @param path the turns before the question, from the beginning
 */
export function toMessages(
  conversation: Conversation,
  path: readonly Turn[],
  question: Pick<Turn, 'question' | 'attachments'>,
): Message[] {
  const past = sentTurns(conversation, path).flatMap((turn): Message[] => [
    { role: 'user', content: questionText(turn) },
    { role: 'assistant', content: withoutThinking(turn.reply) },
  ]);
  return [
    ...systemMessage(conversation, summaryOf(conversation, path)),
    ...past,
    { role: 'user', content: questionText(question) },
  ];
}

/** Of the turns before a question, those that the model reads. */
export function sentTurns({ forgotten }: Conversation, path: readonly Turn[]): readonly Turn[] {
  const forgottenIndex = path.findIndex(({ id }) => id === forgotten?.throughId);
  return path
    .slice(forgottenIndex + 1)
    .filter(({ outcome, reply }) => outcome.status !== 'failed' && reply.trim() !== '');
}

/** What is said in place of the turns that are left out of this branch. */
export function summaryOf({ forgotten }: Conversation, path: readonly Turn[]): string | null {
  return path.some(({ id }) => id === forgotten?.throughId) ? (forgotten?.summary ?? null) : null;
}

function systemMessage({ settings, background }: Conversation, summary: string | null): Message[] {
  const parts = [
    settings.systemPrompt.trim() === '' ? null : settings.systemPrompt,
    ...[background, summary].map(asSummary),
  ];
  const content = parts.filter((part) => part !== null).join('\n\n');
  return content === '' ? [] : [{ role: 'system', content }];
}

const asSummary = (summary: string | null): string | null =>
  summary === null ? null : `Summary of the conversation so far:\n${summary}`;

/** A question as the model reads it: its texts come first, each with its name. */
export function questionText({ question, attachments = [] }: Pick<Turn, 'question' | 'attachments'>): string {
  return [...attachments.map(attachmentText), question].filter((part) => part !== '').join('\n\n');
}

function attachmentText({ name, text }: Attachment): string {
  const longestFence = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longestFence + 1);
  return `${name}:\n${fence}\n${text}\n${fence}`;
}

/** What a model thought aloud is not read again: models are trained without it. */
function withoutThinking(reply: string): string {
  const answer = splitThinking(reply).answer.trim();
  return answer === '' ? reply : answer;
}
