import { splitThinking } from '../../conversations/split-thinking.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ReplyFigures, Turn } from '../../conversations/conversation.ts';
import type { Reply, ReplyUsage } from '../chat-types.ts';

/** How a turn ended, as `ask` says it; the failure where it failed. */
export function replyOf({ reply, outcome }: Turn): Reply | AppError {
  const { answer: text } = splitThinking(reply);
  switch (outcome.status) {
    case 'failed':
      return new AppError(outcome.error.code, outcome.error.detail);
    case 'complete':
      return { text, finish: outcome.truncated ? 'length' : 'stop', usage: usageOf(outcome.figures) };
    default:
      return { text, finish: 'stopped', usage: null };
  }
}

function usageOf(figures: ReplyFigures | null): ReplyUsage | null {
  if (figures === null) return null;
  const { promptTokens = null, completionTokens, decodeTokensPerSecond: tokensPerSecond } = figures;
  return { promptTokens, completionTokens, tokensPerSecond };
}
