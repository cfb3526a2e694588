import { hermes } from './families/hermes.ts';
import { llama } from './families/llama.ts';
import { mistral } from './families/mistral.ts';
import type { ToolFamily } from './family.ts';

const byName: readonly (readonly [RegExp, ToolFamily])[] = [
  [/hermes|qwen|qwq/i, hermes],
  [/llama-?3|llama3/i, llama],
  [/mistral|mixtral|ministral|nemo/i, mistral],
];

/** The way of a model, by its id. Hermes' way is the most common one, so models of which nobody knows get that. */
export const toolFamilyOf = (modelId: string): ToolFamily =>
  byName.find(([pattern]) => pattern.test(modelId))?.[1] ?? hermes;
