// What could be done when a question no longer fits with all that is sent with it. Nothing is done here.
import { leastReplyTokens, sizeWithFrame } from './context-count.ts';
import { summaryTokens } from './summary-pieces.ts';
import type { ContextCount } from './context-count.ts';

/** The oldest turns that would no longer be sent. */
interface LeavingOut {
  throughId: string;
  turns: number;
}

export interface RoomPlan {
  /** Null: not even without all of them would it fit. */
  leaveOut: LeavingOut | null;
  /** The same with a summary in their place, which needs room too. */
  summarise: LeavingOut | null;
  /** A new conversation that knows a summary of this one would have room for the question. */
  canStartFresh: boolean;
  /** By how many tokens the question is too long even alone; 0 when it is not. */
  excessTokens: number;
}

/** “Summary of the conversation so far:”, and a system message where there was none. */
const summaryFrameTokens = 16;

/** Leaves out no more than it must, and yet so much that the next question does not ask for the same again. */
export function planRoom(count: ContextCount): RoomPlan {
  const { contextTokens, replyTokens } = count;
  const turns = turnsOf(count);
  const aloneTokens = count.usedTokens - sum(turns.map(({ tokens }) => tokens));
  const least = Math.min(leastReplyTokens, replyTokens);
  const good = Math.max(least, Math.min(replyTokens, Math.floor(contextTokens / 4)));
  const withSummary = aloneTokens + summaryTokens(contextTokens) + summaryFrameTokens;
  const leave = (fixedTokens: number): LeavingOut | null =>
    fewest(turns, contextTokens - fixedTokens - good) ??
    (fixedTokens + least <= contextTokens ? allOf(turns) : null);
  return {
    leaveOut: leave(aloneTokens),
    summarise: leave(withSummary),
    canStartFresh: turns.length > 0 && withSummary + least <= contextTokens,
    excessTokens: Math.max(0, aloneTokens + least - contextTokens),
  };
}

interface SizedTurn {
  id: string;
  tokens: number;
}

/** The turns that are sent, the oldest first, each with its question and reply. */
function turnsOf({ messages }: ContextCount): readonly SizedTurn[] {
  const tokensById = new Map<string, number>();
  for (const message of messages) {
    if (message.turnId === null) continue;
    tokensById.set(message.turnId, (tokensById.get(message.turnId) ?? 0) + sizeWithFrame(message));
  }
  return [...tokensById].map(([id, tokens]) => ({ id, tokens }));
}

/** @param roomTokens for the turns that stay; null when not even the newest one can */
function fewest(turns: readonly SizedTurn[], roomTokens: number): LeavingOut | null {
  let rest = sum(turns.map(({ tokens }) => tokens));
  for (const [index, { id, tokens }] of turns.entries()) {
    rest -= tokens;
    if (rest <= roomTokens) return { throughId: id, turns: index + 1 };
  }
  return null;
}

function allOf(turns: readonly SizedTurn[]): LeavingOut | null {
  const last = turns.at(-1);
  return last === undefined ? null : { throughId: last.id, turns: turns.length };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
