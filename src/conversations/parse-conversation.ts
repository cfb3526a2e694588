// Stored conversations come from another version of the page, or from a record that was damaged.
import type { Conversation, ReplyOutcome, Turn } from './conversation.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isOutcome(value: unknown): value is ReplyOutcome {
  if (!isRecord(value)) return false;
  switch (value.status) {
    case 'answering':
    case 'stopped':
      return true;
    case 'complete':
      return typeof value.truncated === 'boolean' && isRecord(value.figures);
    case 'failed':
      return isRecord(value.error) && typeof value.error.code === 'string';
    default:
      return false;
  }
}

function isTurn(value: unknown): value is Turn {
  if (!isRecord(value)) return false;
  const { id, question, reply, outcome, host } = value;
  if (host !== undefined && typeof host !== 'string') return false;
  return (
    typeof id === 'string' && typeof question === 'string' && typeof reply === 'string' && isOutcome(outcome)
  );
}

/** The conversation in a stored record, or null when it is not one. Turns that cannot be read are left out. */
export function parseConversation(value: unknown): Conversation | null {
  if (!isRecord(value)) return null;
  const { id, version, createdAt, updatedAt, systemPrompt, turns } = value;
  if (typeof id !== 'string' || version !== 1 || !Array.isArray(turns)) return null;
  if (typeof createdAt !== 'number' || typeof updatedAt !== 'number' || typeof systemPrompt !== 'string')
    return null;
  return { id, version, createdAt, updatedAt, systemPrompt, turns: turns.filter(isTurn) };
}
