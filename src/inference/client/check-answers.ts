import { knownAnswers } from '../contract/known-answers.ts';
import type { ChatMessage } from '../contract/inference-contract.ts';
import type { SharedInference } from './shared-inference.ts';

/** What the check found out about this model on this GPU. */
export type AnswersVerdict =
  | { kind: 'right' }
  /** Right, but only when the whole conversation is read again for each turn: its library continues wrongly. */
  | { kind: 'right-when-fresh' }
  | { kind: 'wrong'; expected: string; actual: string };

const maxTokens = 24;

/**
 * Asks two questions with known answers, the second as a continuation, and compares that with the same conversation
 * read from its beginning: some compiled libraries race when they continue (docs/model-library.md), and some GPUs
 * compute rubbish without an error. The model must be loaded. Costs about 60 tokens.
 * @throws AppError as `generate` does; `AbortError`
 */
export async function checkAnswers(
  inference: Pick<SharedInference, 'generate'>,
  signal: AbortSignal,
): Promise<AnswersVerdict> {
  const [first, second] = knownAnswers;
  const ask = async (messages: readonly ChatMessage[], fresh: boolean) => {
    let text = '';
    const sampling = { temperature: 0, topP: 1, maxTokens };
    const { usage } = await inference.generate(
      { messages, sampling, fresh },
      { signal, onEvent: (delta) => (text += delta.text) },
    );
    return { text, wasContinued: usage.cachedPromptTokens > 0 };
  };
  const question: ChatMessage = { role: 'user', content: first.question };
  const opening = await ask([question], true);
  if (!first.expected.test(opening.text)) return wrong('Paris', opening.text);
  const conversation: ChatMessage[] = [
    question,
    { role: 'assistant', content: opening.text },
    { role: 'user', content: second.question },
  ];
  const continued = await ask(conversation, false);
  const isContinuedRight = second.expected.test(continued.text);
  if (isContinuedRight && !continued.wasContinued) return { kind: 'right' };
  const whole = await ask(conversation, true);
  if (!second.expected.test(whole.text)) return wrong('Rome', whole.text);
  return continued.text === whole.text ? { kind: 'right' } : { kind: 'right-when-fresh' };
}

const wrong = (expected: string, actual: string): AnswersVerdict => ({
  kind: 'wrong',
  expected,
  actual: actual.trim().slice(0, 200),
});
