// A model summarises what it no longer holds, so it must read that in pieces which it does hold.
import { questionText, sentTurns } from './to-messages.ts';
import { splitThinking } from './split-thinking.ts';
import type { AskRequest } from './ask-request.ts';
import type { ContextCount } from './context-count.ts';
import type { Turn } from './conversation.ts';
import type { Message } from './to-messages.ts';

/** How long a summary may become: an eighth of what the model holds, within what reads as a summary. */
export function summaryTokens(contextTokens: number): number {
  return Math.min(400, Math.max(96, Math.floor(contextTokens / 8)));
}

/** The instruction, its frame, and what a count is wrong by. */
const instructionTokens = 120;

/** How much of a conversation goes into one piece, beside the summary so far and the one that is written. */
function pieceTokens(contextTokens: number, isExact: boolean): number {
  const room = contextTokens - 2 * summaryTokens(contextTokens) - instructionTokens;
  return Math.max(64, Math.floor(room * (isExact ? 0.9 : 0.6)));
}

/** A turn and its size: the tokens of question and reply. */
export interface SizedTurn {
  turn: Turn;
  tokens: number;
}

/**
 * The turns as texts that are read one after the other. What is too long for one is divided between words.
 * @param isExact whether somebody counted; estimates get more room
 */
export function summaryPieces(
  turns: readonly SizedTurn[],
  contextTokens: number,
  isExact: boolean,
): readonly string[] {
  const limit = pieceTokens(contextTokens, isExact);
  const parts = turns.flatMap((sized) => divide(sized, limit));
  const pieces: { text: string; tokens: number }[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.tokens + part.tokens <= limit) {
      last.text += `\n\n${part.text}`;
      last.tokens += part.tokens;
    } else pieces.push({ ...part });
  }
  return pieces.map(({ text }) => text);
}

/**
 * The turns that a request sends.
 * @param throughId the last of them that is summarised; null: all are
 */
export function piecesToSummarise(
  { conversation, path }: AskRequest,
  { messages, contextTokens, isExact }: ContextCount,
  throughId: string | null,
): readonly string[] {
  const turns = sentTurns(conversation, path);
  const end = throughId === null ? turns.length : turns.findIndex(({ id }) => id === throughId) + 1;
  const tokensOf = (turnId: string): number =>
    messages.reduce((sum, message) => sum + (message.turnId === turnId ? message.tokens : 0), 0);
  const sized = turns.slice(0, end).map((turn) => ({ turn, tokens: tokensOf(turn.id) }));
  return summaryPieces(sized, contextTokens, isExact);
}

/** “User:” and “Assistant:” with their line breaks. */
const labelTokens = 8;

function divide({ turn, tokens }: SizedTurn, limit: number): { text: string; tokens: number }[] {
  const text = `User: ${questionText(turn)}\n\nAssistant: ${splitThinking(turn.reply).answer}`;
  const count = Math.ceil((tokens + labelTokens) / limit);
  if (count <= 1) return [{ text, tokens: tokens + labelTokens }];
  const length = Math.max(2, Math.ceil(text.length / count));
  const parts: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = endOfPart(text, start, length);
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts.map((part) => ({ text: part.trim(), tokens: limit }));
}

/** After the last space before the limit, unless that is far back: some scripts have none. */
function endOfPart(text: string, start: number, length: number): number {
  const end = start + length;
  if (end >= text.length) return text.length;
  const space = text.lastIndexOf(' ', end - 1);
  if (space > start + length / 2) return space + 1;
  // Never between the two halves of a character.
  return /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end;
}

const instruction =
  'Summarise the conversation that the user shows you, in a few sentences and in its own language. Keep names, numbers, ' +
  'facts, and what was decided. Write nothing but the summary.';

/** What the model is asked for one piece. */
export function summaryMessages(piece: string, summarySoFar: string): Message[] {
  const before = summarySoFar === '' ? '' : `Summary of what was said before:\n${summarySoFar}\n\n`;
  return [
    { role: 'system', content: instruction },
    { role: 'user', content: `${before}The conversation:\n\n${piece}\n\nWrite the summary of all of it.` },
  ];
}
