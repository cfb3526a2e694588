// How much of a model's context a question takes, with all that is sent with it.
import { sentTurns, toMessages } from './to-messages.ts';
import { withModelPrompt } from './with-model-prompt.ts';
import type { AskRequest } from './ask-request.ts';
import type { Turn } from './conversation.ts';
import type { Message } from './to-messages.ts';

/** A message as it is sent. */
export interface SentMessage extends Message {
  /** Of its text, without what the model's template puts around it. */
  tokens: number;
  /** The turn that it belongs to; null for the system prompt, the question, and a reply that is gone on with. */
  turnId: string | null;
}

export interface ContextCount {
  messages: readonly SentMessage[];
  /** All that is sent, with what the model's template puts around the messages. */
  usedTokens: number;
  /** How long the reply may become, as the person allows it. */
  replyTokens: number;
  /** What the model holds: all that is sent, and the reply. */
  contextTokens: number;
  /** Counted by the model's own tokenizer; else it is an estimate. */
  isExact: boolean;
}

/** A text's size: counted, estimated, or what it is at the very most. */
export interface TokenRuler {
  tokensOf: (text: string) => number;
  kind: 'exact' | 'estimate' | 'most';
}

/**
 * What a template puts around the messages, in tokens: measured with the starter model's (ChatML), whose `assistant` is two
 * tokens. Others differ by one or two, which `correction` makes up for.
 */
const frameTokens = {
  system: 5,
  user: 5,
  assistant: 6,
  /** The beginning of the reply that is asked for. */
  opening: 4,
} as const;

/** A template never adds more than this to a message: what differs by more was sent with other settings. */
const mostCorrectionPerMessage = 6;

/** The least room in which a reply is worth asking for. */
export const leastReplyTokens = 64;

/** Who would read it. */
export interface ReadingModel {
  name: string;
  contextTokens: number;
  /** What its maker would have it told where the conversation has no words of its own. */
  systemPrompt?: string | undefined;
}

/** All messages of a request, in order. */
export function requestMessages(
  { conversation, path, question, replyStart }: AskRequest,
  { systemPrompt }: Pick<ReadingModel, 'systemPrompt'>,
): Message[] {
  const messages: Message[] = toMessages(withModelPrompt(conversation, systemPrompt), path, question);
  return replyStart === '' ? messages : [...messages, { role: 'assistant', content: replyStart }];
}

/** @param model who is asked: figures of other models say nothing about this one */
export function countContext(
  request: AskRequest,
  model: ReadingModel,
  { tokensOf, kind }: TokenRuler,
): ContextCount {
  const messages = measure(request, model, tokensOf);
  const known = lastFigures(request, model);
  const then = known === null ? [] : messages.slice(0, known.messageCount);
  const scale = kind === 'estimate' ? scaleOf(then, known?.promptTokens ?? 0) : 1;
  const scaled = messages.map((message) => ({ ...message, tokens: Math.round(message.tokens * scale) }));
  const correction = kind === 'estimate' ? 0 : correctionOf(then, known?.promptTokens ?? 0);
  return {
    messages: scaled,
    usedTokens: sizeOf(scaled) + Math.round(correction * messages.length),
    replyTokens: request.conversation.settings.maxTokens,
    contextTokens: model.contextTokens,
    isExact: kind === 'exact',
  };
}

function measure(request: AskRequest, model: ReadingModel, tokensOf: TokenRuler['tokensOf']): SentMessage[] {
  const messages = requestMessages(request, model);
  const turns = sentTurns(request.conversation, request.path);
  const first = messages[0]?.role === 'system' ? 1 : 0;
  return messages.map((message, index) => ({
    ...message,
    tokens: tokensOf(message.content),
    // Two messages for each turn; none for what stands before and after them.
    turnId: (index < first ? undefined : turns[Math.floor((index - first) / 2)])?.id ?? null,
  }));
}

/** What the model itself counted, the last time that it read a part of this; null if it never did. */
function lastFigures(
  { conversation, path }: AskRequest,
  { name, systemPrompt }: ReadingModel,
): { promptTokens: number; messageCount: number } | null {
  const turns = sentTurns(conversation, path);
  const index = turns.findLastIndex((turn) => turn.modelName === name && promptTokensOf(turn) !== null);
  const turn = turns[index];
  const promptTokens = turn === undefined ? null : promptTokensOf(turn);
  if (turn === undefined || promptTokens === null) return null;
  const { length } = toMessages(
    withModelPrompt(conversation, systemPrompt),
    path.slice(0, path.indexOf(turn)),
    turn,
  );
  return { promptTokens, messageCount: length };
}

function promptTokensOf({ outcome }: Turn): number | null {
  return outcome.status === 'complete' ? (outcome.figures?.promptTokens ?? null) : null;
}

function sizeOf(messages: readonly SentMessage[]): number {
  return messages.reduce<number>((sum, message) => sum + sizeWithFrame(message), frameTokens.opening);
}

/** A message's tokens with those of the template around it. */
export const sizeWithFrame = ({ role, tokens }: Pick<SentMessage, 'role' | 'tokens'>): number =>
  tokens + frameTokens[role];

/** By how many tokens for each message the model's template differs from ours. */
function correctionOf(then: readonly SentMessage[], promptTokens: number): number {
  if (then.length === 0) return 0;
  const correction = (promptTokens - sizeOf(then)) / then.length;
  return Math.abs(correction) > mostCorrectionPerMessage ? 0 : correction;
}

/** How far an estimate is off, by what the model counted. */
function scaleOf(then: readonly SentMessage[], promptTokens: number): number {
  const estimated = then.reduce((sum, { tokens }) => sum + tokens, 0);
  if (estimated === 0) return 1;
  const frame = sizeOf(then) - estimated;
  const scale = (promptTokens - frame) / estimated;
  return scale < 0.25 || scale > 4 ? 1 : scale;
}

/** Whether there is room for a reply that is worth asking for. */
export function hasRoom({ usedTokens, replyTokens, contextTokens }: Omit<ContextCount, 'messages'>): boolean {
  return usedTokens + Math.min(leastReplyTokens, replyTokens) <= contextTokens;
}
