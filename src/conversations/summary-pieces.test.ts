import { describe, expect, it } from 'vitest';
import { conversationWith, complete } from './testing/sample-conversation.ts';
import { summaryMessages, summaryPieces, summaryTokens } from './summary-pieces.ts';
import type { SizedTurn } from './summary-pieces.ts';

const sized = (replies: readonly string[], tokens: number): SizedTurn[] =>
  conversationWith(...replies.map((reply) => [reply, complete] as [string, typeof complete])).turns.map(
    (turn) => ({ turn, tokens }),
  );

describe('the pieces of a summary', () => {
  it('hold as many turns as the model does, each with who said what', () => {
    // With 2048 tokens, a piece has (2048 - 2 * 256 - 120) * 0.9 = 1274.
    const pieces = summaryPieces(sized(['one', 'two', 'three'], 600), 2048, true);
    expect(pieces).toEqual([
      'User: question 0\n\nAssistant: one\n\nUser: question 1\n\nAssistant: two',
      'User: question 2\n\nAssistant: three',
    ]);
  });

  it('are smaller where nobody counted', () => {
    expect(summaryPieces(sized(['one', 'two'], 600), 2048, false)).toHaveLength(2);
  });

  it('divide a long turn between words, and lose nothing of it', () => {
    const reply = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(' ');
    const pieces = summaryPieces(sized([reply], 4000), 2048, true);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join(' ')).toBe(`User: question 0\n\nAssistant: ${reply}`);
  });

  it('divide scripts without spaces between characters', () => {
    const reply = '🙂'.repeat(2000);
    const pieces = summaryPieces(sized([reply], 4000), 2048, true);
    expect(pieces.join('')).toContain(reply);
    for (const piece of pieces) expect(piece).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });

  it('leave out what a model thought', () => {
    expect(summaryPieces(sized(['<think>Hm.</think>Yes.'], 9), 2048, true)[0]).not.toContain('Hm');
  });
});

it('goes on from the summary so far', () => {
  expect(summaryMessages('User: Hi', 'They met.').at(-1)?.content).toContain('before:\nThey met.');
  expect(summaryMessages('User: Hi', '').at(-1)?.content).not.toContain('before');
});

it('is an eighth of what the model holds, within limits', () => {
  expect([512, 2048, 32_768].map(summaryTokens)).toEqual([96, 256, 400]);
});
