import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { Sampling } from '../inference/contract/inference-contract.ts';

/** What is at its neutral value is left out: not every server knows all of these. */
export function toSampling({
  temperature,
  topP,
  maxTokens,
  seed,
  presencePenalty,
  frequencyPenalty,
}: GenerationSettings): Sampling {
  return {
    temperature,
    topP,
    maxTokens,
    ...(seed !== null && { seed }),
    ...(presencePenalty !== 0 && { presencePenalty }),
    ...(frequencyPenalty !== 0 && { frequencyPenalty }),
  };
}
