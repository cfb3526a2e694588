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
  value === null ||
  (isRecord(value) &&
    isTime(value.completionTokens) &&
    isTime(value.timeToFirstTokenMs) &&
    isTime(value.decodeTokensPerSecond) &&
    (value.promptTokens === undefined || isTime(value.promptTokens)));

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

/** What a turn must have; the rest is checked field by field. */
type LooseTurn = Fields & Pick<Turn, 'id' | 'question' | 'reply' | 'outcome'>;

function isTurn(value: unknown): value is LooseTurn {
  if (!isRecord(value)) return false;
  const texts = [value.id, value.question, value.reply];
  return texts.every((text) => typeof text === 'string') && isOutcome(value.outcome);
}

/** @param before the turn before it in the record, from which turns of version 1 went on */
function parseTurn(value: unknown, before: Turn | undefined, known: ReadonlySet<string>): Turn | null {
  if (!isTurn(value) || known.has(value.id)) return null;
  const { id, question, reply, outcome, parentId, createdAt } = value;
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
  if (!isConversation(value)) return null;
  const { id, version, createdAt, updatedAt } = value;
  const turns = parseTurns(value.turns);
  return {
    id,
    version: 2,
    createdAt,
    updatedAt,
    title: textOrNull(value.title),
    isPinned: value.isPinned === true,
    // Version 1 kept no more than this of them.
    settings: parseGenerationSettings(version === 1 ? { systemPrompt: value.systemPrompt } : value.settings),
    ...(isRecord(value.jsonSchema) && { jsonSchema: value.jsonSchema }),
    forgotten: parseForgotten(value.forgotten, turns),
    background: textOrNull(value.background),
    turns,
    leafId: parseLeaf(value.leafId, turns),
  };
}

type LooseConversation = Fields &
  Pick<Conversation, 'id' | 'createdAt' | 'updatedAt'> & { version: 1 | 2; turns: readonly unknown[] };

function isConversation(value: unknown): value is LooseConversation {
  if (!isRecord(value) || typeof value.id !== 'string' || value.id === '') return false;
  const isKnown = value.version === 1 || value.version === 2;
  return isKnown && isTime(value.createdAt) && isTime(value.updatedAt) && Array.isArray(value.turns);
}

function parseLeaf(leafId: unknown, turns: readonly Turn[]): string | null {
  const leaf = turns.find(({ id }) => id === leafId);
  return leaf === undefined ? (turns.at(-1)?.id ?? null) : newestLeaf(turns, leaf.id);
}
