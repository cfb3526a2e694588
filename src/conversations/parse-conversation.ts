// Stored conversations come from another version of the page, or from a record that was damaged; imported ones from
// anywhere.
import { parseGenerationSettings } from './generation-settings.ts';
import { newestLeaf } from './branches.ts';
import type { Attachment, Conversation, Forgotten, ReplyOutcome, Turn } from './conversation.ts';

type Fields = Record<string, unknown>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function isOutcome(value: unknown): value is ReplyOutcome {
  if (!isRecord(value)) return false;
  switch (value.status) {
    case 'answering':
    case 'stopped':
    case 'interrupted':
      return true;
    case 'complete':
      return typeof value.truncated === 'boolean' && isFigures(value.figures);
    case 'failed':
      return isRecord(value.error) && typeof value.error.code === 'string';
    default:
      return false;
  }
}

const isFigures = (value: unknown): boolean =>
  isRecord(value) &&
  isTime(value.completionTokens) &&
  isTime(value.timeToFirstTokenMs) &&
  isTime(value.decodeTokensPerSecond) &&
  (value.promptTokens === undefined || isTime(value.promptTokens));

const isAttachment = (value: unknown): value is Attachment =>
  isRecord(value) && typeof value.name === 'string' && typeof value.text === 'string';

/** What a turn may have beside what it must have; each as it should be, or left out. */
function optionalFields({ attachments, thinkingMs, jsonSchema, modelName, host }: Fields): Partial<Turn> {
  return {
    ...(Array.isArray(attachments) &&
      attachments.length > 0 && { attachments: attachments.filter(isAttachment) }),
    ...(isTime(thinkingMs) && { thinkingMs }),
    ...(isRecord(jsonSchema) && { jsonSchema }),
    ...(typeof modelName === 'string' && { modelName }),
    ...(typeof host === 'string' && { host }),
  };
}

/** @param before the turn before it in the record, from which turns of version 1 went on */
function parseTurn(value: unknown, before: Turn | undefined, known: ReadonlySet<string>): Turn | null {
  if (!isRecord(value)) return null;
  const { id, question, reply, outcome, parentId, createdAt } = value;
  if (typeof id !== 'string' || known.has(id) || typeof question !== 'string' || typeof reply !== 'string')
    return null;
  if (!isOutcome(outcome)) return null;
  const isRooted = parentId === null || (typeof parentId === 'string' && known.has(parentId));
  return {
    id,
    parentId: isRooted ? parentId : (before?.id ?? null),
    createdAt: isTime(createdAt) ? createdAt : 0,
    question,
    reply,
    outcome,
    ...optionalFields(value),
  };
}

function parseTurns(values: readonly unknown[]): Turn[] {
  const turns: Turn[] = [];
  const known = new Set<string>();
  for (const value of values) {
    const turn = parseTurn(value, turns.at(-1), known);
    if (turn === null) continue;
    turns.push(turn);
    known.add(turn.id);
  }
  return turns;
}

function parseForgotten(value: unknown, turns: readonly Turn[]): Forgotten | null {
  if (!isRecord(value) || !turns.some(({ id }) => id === value.throughId)) return null;
  return { throughId: value.throughId as string, summary: textOrNull(value.summary) };
}

/** The conversation in a stored record, or null when it is not one. Turns that cannot be read are left out. */
export function parseConversation(value: unknown): Conversation | null {
  if (!isRecord(value)) return null;
  const { id, version, createdAt, updatedAt, leafId } = value;
  if (typeof id !== 'string' || id === '' || (version !== 1 && version !== 2)) return null;
  if (!isTime(createdAt) || !isTime(updatedAt) || !Array.isArray(value.turns)) return null;
  const turns = parseTurns(value.turns);
  const last = turns.at(-1);
  return {
    id,
    version: 2,
    createdAt,
    updatedAt,
    title: textOrNull(value.title),
    isPinned: value.isPinned === true,
    // Version 1 kept no more than this of them.
    settings: parseGenerationSettings(version === 1 ? { systemPrompt: value.systemPrompt } : value.settings),
    forgotten: parseForgotten(value.forgotten, turns),
    background: textOrNull(value.background),
    turns,
    leafId:
      typeof leafId === 'string' && turns.some((turn) => turn.id === leafId)
        ? newestLeaf(turns, leafId)
        : (last?.id ?? null),
  };
}
