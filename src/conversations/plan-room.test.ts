import { describe, expect, it } from 'vitest';
import { planRoom } from './plan-room.ts';
import type { ContextCount, SentMessage } from './context-count.ts';

/** A system prompt of 15 tokens (20 with its frame), these turns, and a question. */
function countOf(turns: readonly number[], question: number, contextTokens = 2048): ContextCount {
  const past = turns.flatMap((tokens, index): SentMessage[] => [
    { role: 'user', content: '', tokens: 5, turnId: `t${index}` },
    { role: 'assistant', content: '', tokens: tokens - 16, turnId: `t${index}` },
  ]);
  const messages: SentMessage[] = [
    { role: 'system', content: '', tokens: 15, turnId: null },
    ...past,
    { role: 'user', content: '', tokens: question - 9, turnId: null },
  ];
  const usedTokens = 20 + question + turns.reduce((sum, tokens) => sum + tokens, 0);
  return { messages, usedTokens, replyTokens: 512, contextTokens, isExact: true };
}

describe('the plan for room', () => {
  it('leaves out the fewest turns that give room for a reply of a quarter', () => {
    // Room for turns: 2048 - 512 - 20 - 100 = 1416.
    expect(planRoom(countOf([500, 500, 500, 500], 100)).leaveOut).toEqual({ throughId: 't1', turns: 2 });
    expect(planRoom(countOf([584, 708, 708], 100)).leaveOut).toEqual({ throughId: 't0', turns: 1 });
    expect(planRoom(countOf([584, 709, 708], 100)).leaveOut).toEqual({ throughId: 't1', turns: 2 });
  });

  it('leaves out more where a summary takes their place', () => {
    const { leaveOut, summarise } = planRoom(countOf([584, 708, 708], 100));
    expect(leaveOut?.turns).toBe(1);
    expect(summarise?.turns).toBe(2);
  });

  it('leaves out all where only a short reply has room then', () => {
    expect(planRoom(countOf([500, 500], 1900)).leaveOut).toEqual({ throughId: 't1', turns: 2 });
    expect(planRoom(countOf([500, 500], 1900))).toMatchObject({ summarise: null, canStartFresh: false });
  });

  it('says by how much a question is too long even alone', () => {
    expect(planRoom(countOf([500], 2100))).toEqual({
      leaveOut: null,
      summarise: null,
      canStartFresh: false,
      excessTokens: 20 + 2100 + 64 - 2048,
    });
  });

  it('has nothing to leave out of a conversation that has not begun', () => {
    expect(planRoom(countOf([], 100))).toMatchObject({
      leaveOut: null,
      canStartFresh: false,
      excessTokens: 0,
    });
  });
});
