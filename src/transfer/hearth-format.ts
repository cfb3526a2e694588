// Our own format, which carries everything: docs/conversations-format.md. Its keys have one order, so that the same
// conversations make the same bytes.
import type { Conversation, ReplyFigures, ReplyOutcome, Turn } from '../conversations/conversation.ts';

export const hearthFormat = 'hearth-conversations';
export const hearthVersion = 1;

/** Each member is named, so that a new one cannot be forgotten; those that are undefined are not written. */
type Written<Kind> = { [Name in keyof Required<Kind>]: unknown };

function writeFigures(figures: ReplyFigures | null): Written<ReplyFigures> | null {
  if (figures === null) return null;
  const { promptTokens, completionTokens, timeToFirstTokenMs, decodeTokensPerSecond } = figures;
  return { promptTokens, completionTokens, timeToFirstTokenMs, decodeTokensPerSecond };
}

function writeOutcome(outcome: ReplyOutcome): object {
  switch (outcome.status) {
    case 'complete':
      return {
        status: 'complete',
        truncated: outcome.truncated,
        figures: writeFigures(outcome.figures),
      };
    case 'failed':
      return { status: 'failed', error: { code: outcome.error.code, detail: outcome.error.detail } };
    case 'stopped':
      return { status: 'stopped' };
    // Wherever the file is read, nobody writes on.
    case 'answering':
    case 'interrupted':
      return { status: 'interrupted' };
  }
}

export function writeTurn(turn: Turn): Written<Turn> {
  const { attachments = [] } = turn;
  return {
    id: turn.id,
    parentId: turn.parentId,
    createdAt: turn.createdAt,
    question: turn.question,
    attachments: attachments.length === 0 ? undefined : attachments.map(({ name, text }) => ({ name, text })),
    reply: turn.reply,
    outcome: writeOutcome(turn.outcome),
    thinkingMs: turn.thinkingMs,
    jsonSchema: turn.jsonSchema,
    modelName: turn.modelName,
    host: turn.host,
  };
}

function writeConversation(conversation: Conversation): Written<Omit<Conversation, 'version'>> {
  const { settings, forgotten } = conversation;
  return {
    id: conversation.id,
    title: conversation.title,
    isPinned: conversation.isPinned,
    createdAt: conversation.createdAt,
    updatedAt: conversation.updatedAt,
    // In the order of `parseGenerationSettings`, through which all settings pass.
    settings: { ...settings },
    forgotten: forgotten && { throughId: forgotten.throughId, summary: forgotten.summary },
    background: conversation.background,
    jsonSchema: conversation.jsonSchema,
    leafId: conversation.leafId,
    turns: conversation.turns.map(writeTurn),
  };
}

/** One conversation as it stands in the list of the file. */
export const writeHearthItem = (conversation: Conversation): string =>
  JSON.stringify(writeConversation(conversation), null, 2).replaceAll('\n', '\n    ');

/** The file in pieces, of which a browser may put each on the disk. @param items from `writeHearthItem` */
export function hearthFile<Piece>(items: readonly Piece[]): (string | Piece)[] {
  const head = `{\n  "format": "${hearthFormat}",\n  "version": ${hearthVersion},\n  "conversations": [`;
  const body = items.flatMap((item, index) => [index === 0 ? '\n    ' : ',\n    ', item]);
  return [head, ...body, items.length === 0 ? ']\n}\n' : '\n  ]\n}\n'];
}

/** The order in the file: that in which they were begun, wherever they come from. */
export function byBeginning(
  one: Pick<Conversation, 'createdAt' | 'id'>,
  other: Pick<Conversation, 'createdAt' | 'id'>,
): number {
  return one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1);
}
