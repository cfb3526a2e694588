import type { ReplyOutcome, Turn } from '../../../conversations/conversation.ts';

export const figures = {
  promptTokens: 312,
  completionTokens: 84,
  timeToFirstTokenMs: 912,
  decodeTokensPerSecond: 21.3,
};

export const complete: ReplyOutcome = { status: 'complete', truncated: false, figures };

/** A turn for tests of elements: “Why?” and “Because.” */
export const sampleTurn = (change: Partial<Turn> = {}): Turn => ({
  id: '1',
  parentId: null,
  createdAt: 0,
  question: 'Why?',
  reply: 'Because.',
  outcome: complete,
  ...change,
});
