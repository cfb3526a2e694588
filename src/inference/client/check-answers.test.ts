import { describe, expect, it } from 'vitest';
import { checkAnswers } from './check-answers.ts';
import type { GenerateParams } from '../contract/inference-contract.ts';
import type { SharedInference } from './shared-inference.ts';

const never = new AbortController().signal;

/** An engine that answers from a list, and continues every conversation that is not fresh. */
function engine(texts: readonly string[], continues = true) {
  const asked: GenerateParams[] = [];
  const generate: SharedInference['generate'] = async (params, options) => {
    options?.onEvent?.({ text: texts[asked.length] ?? '' });
    asked.push(params);
    const cachedPromptTokens = continues && params.fresh !== true ? 12 : 0;
    return { finish: 'stop', usage: { cachedPromptTokens } as never };
  };
  return { asked, generate };
}

describe('the check of known answers', () => {
  it('is content with right answers that do not depend on how the conversation was read', async () => {
    const { generate, asked } = engine(['It is Paris.', 'Rome.', 'Rome.']);
    await expect(checkAnswers({ generate }, never)).resolves.toEqual({ kind: 'right' });
    expect(asked.map(({ fresh }) => fresh)).toEqual([true, false, true]);
    expect(asked.map(({ messages }) => messages.length)).toEqual([1, 3, 3]);
  });

  it('saves the third question where nothing was continued', async () => {
    const { generate, asked } = engine(['Paris', 'Rome'], false);
    await expect(checkAnswers({ generate }, never)).resolves.toEqual({ kind: 'right' });
    expect(asked).toHaveLength(2);
  });

  it('takes the thoughts of a model that thinks aloud', async () => {
    const { generate } = engine([
      '<think>The user asks about France',
      '<think>Now Italy',
      '<think>Now Italy',
    ]);
    await expect(checkAnswers({ generate }, never)).resolves.toEqual({ kind: 'right' });
  });

  it.each([['Rubbish ## ##'], ['Romeo']])(
    'finds a library that continues wrongly (%s)',
    async (continued) => {
      const { generate } = engine(['Paris', continued, 'Rome.']);
      await expect(checkAnswers({ generate }, never)).resolves.toEqual({ kind: 'right-when-fresh' });
    },
  );

  it.each([
    ['at once', ['!!!!!!!!', '', ''], 'Paris', '!!!!!!!!'],
    ['in the second turn', ['Paris', 'GGGG', 'GGGG'], 'Rome', 'GGGG'],
  ])('finds a GPU that computes rubbish %s', async (_, texts, expected, actual) => {
    const { generate } = engine(texts);
    await expect(checkAnswers({ generate }, never)).resolves.toEqual({ kind: 'wrong', expected, actual });
  });
});
