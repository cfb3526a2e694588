// What the end of a reply says of the room that there was.
import type { ErrorDetails } from '../errors/app-error.ts';
import type { ContextCount } from './context-count.ts';
import type { Turn } from './conversation.ts';

/** A reply ends this close to the end of the context when that is what ended it. */
const nearTokens = 8;

/** The model could not read it all, or had no room to go on: it was not the length that the person allows. */
export function ranOutOfRoom({ outcome }: Turn, contextTokens: number): boolean {
  if (outcome.status === 'failed') return outcome.error.code === 'context-overflow';
  if (outcome.status !== 'complete' || !outcome.truncated || outcome.figures === null) return false;
  const { promptTokens = 0, completionTokens } = outcome.figures;
  return promptTokens + completionTokens >= contextTokens - nearTokens;
}

/** What the engine itself said of the size outdoes what was counted before. */
export function asTheEngineSaid(count: ContextCount, { outcome }: Turn): ContextCount {
  if (outcome.status !== 'failed' || outcome.error.code !== 'context-overflow') return count;
  const { limitTokens, promptTokens } = outcome.error.detail as ErrorDetails['context-overflow'];
  const usedTokens = Math.max(count.usedTokens, promptTokens ?? 0);
  const scale = usedTokens / count.usedTokens;
  return {
    ...count,
    contextTokens: Math.min(count.contextTokens, limitTokens),
    usedTokens,
    messages: count.messages.map((message) => ({ ...message, tokens: Math.round(message.tokens * scale) })),
  };
}
