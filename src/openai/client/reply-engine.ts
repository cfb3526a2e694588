import type { CallOptions } from '../../channel/connect.ts';
import type {
  GenerateParams,
  GenerationSummary,
  TextDelta,
} from '../../inference/contract/inference-contract.ts';

/** What of an engine the API needs: `SharedInference` has it, and so may any object of a site's own. */
export interface ReplyEngine {
  generate(params: GenerateParams, options?: CallOptions<TextDelta>): Promise<GenerationSummary>;
  embed(
    texts: readonly string[],
    options?: { signal?: AbortSignal },
  ): Promise<readonly (readonly number[])[]>;
  countTokens(text: string): Promise<number>;
}
