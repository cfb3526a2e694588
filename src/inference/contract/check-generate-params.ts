import { AppError } from '../../errors/app-error.ts';
import type { GenerateParams } from './inference-contract.ts';

const ranges = {
  temperature: [0, 2],
  topP: [Number.MIN_VALUE, 1],
  maxTokens: [1, 1_000_000],
  presencePenalty: [-2, 2],
  frequencyPenalty: [-2, 2],
} as const;

function refuse(reason: string): never {
  throw new AppError('request-invalid', { reason });
}

function checkMessages(messages: GenerateParams['messages']): void {
  if (messages.at(-1)?.role !== 'user') refuse('The last message must be the question.');
  const isLate = messages.slice(1).some(({ role }) => role === 'system');
  if (isLate) refuse('Only the first message may be the system prompt.');
}

/**
 * Every engine refuses the same requests in the same words.
 * @throws AppError `request-invalid`
 */
export function checkGenerateParams({ messages, sampling, jsonSchema, replyStart }: GenerateParams): void {
  checkMessages(messages);
  if (jsonSchema !== undefined && replyStart !== undefined)
    refuse('A reply that has to keep to a JSON schema can only be written from its beginning.');
  for (const [name, [low, high]] of Object.entries(ranges)) {
    const value = sampling[name as keyof typeof ranges] ?? low;
    if (!(value >= low && value <= high)) refuse(`${name} must be between ${low} and ${high}.`);
  }
  for (const name of ['maxTokens', 'seed'] as const) {
    if (!Number.isInteger(sampling[name] ?? 0)) refuse(`${name} must be a whole number.`);
  }
}
