import { describe, expect, it } from 'vitest';
import { conversationWith, withTurn } from './testing/sample-conversation.ts';
import { countContext, hasRoom } from './context-count.ts';
import type { AskRequest } from './ask-request.ts';
import type { TokenRuler } from './context-count.ts';
import type { Conversation, ReplyOutcome } from './conversation.ts';

const model = { name: 'Model', contextTokens: 2048 };
/** One token for each word. */
const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
const exact: TokenRuler = { tokensOf: words, kind: 'exact' };

const ask = (conversation: Conversation, question = 'next one'): AskRequest => ({
  kind: 'ask',
  turnId: null,
  question: { question },
  conversation,
  path: conversation.turns,
  replyStart: '',
});

const answered = (promptTokens: number): ReplyOutcome => ({
  status: 'complete',
  truncated: false,
  figures: { promptTokens, completionTokens: 2, timeToFirstTokenMs: 1, decodeTokensPerSecond: 1 },
});

/** One turn, as the model named counted it. */
function counted(promptTokens: number, modelName = 'Model'): Conversation {
  const conversation = withTurn(conversationWith(), 'a', null, 'two words', answered(promptTokens));
  return { ...conversation, turns: conversation.turns.map((turn) => ({ ...turn, modelName })) };
}

describe('the count of what is sent', () => {
  it('has every message with its tokens and its turn', () => {
    const { messages } = countContext(ask(conversationWith(['two words', answered(19)])), model, exact);
    expect(messages.map(({ role, tokens, turnId }) => [role, tokens, turnId])).toEqual([
      ['system', 2, null],
      ['user', 2, '0'],
      ['assistant', 2, '0'],
      ['user', 2, null],
    ]);
  });

  it('adds what a template puts around them', () => {
    expect(countContext(ask(conversationWith()), model, exact).usedTokens).toBe(2 + 5 + 2 + 5 + 4);
  });

  it('agrees with what the model counted, whatever its template', () => {
    // The prompt was: system and question, two words each, with a frame of 14 in ours and 18 in this model's.
    expect(countContext(ask(counted(22)), model, exact).usedTokens).toBe(22 + 2 + 6 + 2 + 2 + 5 + 2);
  });

  it('does not listen to figures of another model, or of other instructions', () => {
    const own = countContext(ask(counted(18)), model, exact).usedTokens;
    expect(countContext(ask(counted(22, 'Other')), model, exact).usedTokens).toBe(own);
    expect(countContext(ask(counted(300)), model, exact).usedTokens).toBe(own);
  });

  it('mends an estimate by what the model counted', () => {
    const guess: TokenRuler = { tokensOf: (text) => 2 * words(text), kind: 'estimate' };
    const count = countContext(ask(counted(18)), model, guess);
    expect(count.messages.map(({ tokens }) => tokens)).toEqual([2, 2, 2, 2]);
    expect(count.isExact).toBe(false);
  });

  it('does not make the most that it could be smaller', () => {
    const most: TokenRuler = { tokensOf: (text) => 4 * words(text), kind: 'most' };
    expect(countContext(ask(counted(18)), model, most).messages.map(({ tokens }) => tokens)).toEqual([
      8, 8, 8, 8,
    ]);
  });

  it('counts a reply that is gone on with', () => {
    const request = { ...ask(conversationWith()), kind: 'resume', replyStart: 'three more words' } as const;
    const { messages, usedTokens } = countContext(request, model, exact);
    expect(messages.at(-1)).toMatchObject({ role: 'assistant', tokens: 3, turnId: null });
    expect(usedTokens).toBe(18 + 3 + 6);
  });
});

it('has room as long as a short reply fits', () => {
  const count = { usedTokens: 1984, replyTokens: 512, contextTokens: 2048, isExact: true };
  expect(hasRoom(count)).toBe(true);
  expect(hasRoom({ ...count, usedTokens: 1985 })).toBe(false);
  expect(hasRoom({ ...count, usedTokens: 2040, replyTokens: 8 })).toBe(true);
});
