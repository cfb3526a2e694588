// Two questions whose answers every model knows, to tell a GPU that computes from one that only looks as if.
import type { ChatMessage } from './inference-contract.ts';

export interface KnownAnswer {
  question: string;
  /** Any of these words will do: models that think aloud repeat the question before they answer. */
  expected: RegExp;
}

export const knownAnswers: readonly [KnownAnswer, KnownAnswer] = [
  { question: 'What is the capital of France? Answer in one short sentence.', expected: /paris|france/i },
  { question: 'And of Italy?', expected: /rome|roma|ital/i },
];

/** Whether this is a question of the check and not a person's. */
export const isKnownQuestion = (messages: readonly ChatMessage[]): boolean =>
  messages[0]?.content === knownAnswers[0].question;
