import { mostTokens } from './estimate-tokens.ts';
import { toMessages } from './to-messages.ts';
import type { AskRequest } from './ask-request.ts';

/** More than any template puts around a message, or a model's maker would have it told. */
const mostFrameTokens = 16;
const mostPromptTokens = 200;

/**
 * Whether a question has room whatever its words count, as most first ones do: then nobody has to count.
 * @param leastReplyTokens what has to be left for the reply
 */
export function fitsSurely(
  { conversation, path, question, replyStart }: AskRequest,
  contextTokens: number,
  leastReplyTokens = 64,
): boolean {
  const messages = [...toMessages(conversation, path, question), { content: replyStart }];
  const most = messages.reduce((sum, { content }) => sum + mostTokens(content) + mostFrameTokens, 0);
  return most + mostPromptTokens + leastReplyTokens <= contextTokens;
}
