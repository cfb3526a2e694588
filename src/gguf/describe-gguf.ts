// What a person should know of a GGUF before it counts, from its header alone.
import { chooseContext } from './choose-context.ts';
import { cpuMemory } from './cpu-memory.ts';
import { invalidGguf, unsupportedGguf } from './gguf-errors.ts';
import { quantizationName } from './quantization-name.ts';
import { readArchitecture } from './refuse-architecture.ts';
import type { ChosenContext } from './choose-context.ts';
import type { GgufFile, MetadataValue } from './gguf-file.ts';

export interface GgufFacts extends ChosenContext {
  architecture: string;
  /** As the file says, cleaned; empty where it does not. */
  name: string;
  maker: string;
  /** The words of `general.license` and the fields beside it; empty where there are none. */
  licence: { id: string; name: string; url: string };
  /** All weights counted. */
  parameters: number;
  /** What it was trained for, in tokens. */
  trainedTokens: number;
  /** Such as `Q4_K_M`. */
  quantization: string;
}

const longestTextLength = 100;

/**
 * @param deviceBytes as the browser hints; null where it does not
 * @throws AppError `gguf-invalid`, `gguf-unsupported`, `model-too-large`: one sentence each
 */
export function describeGguf(file: GgufFile, deviceBytes: number | null): GgufFacts {
  const { metadata, tensors } = file;
  const architecture = readArchitecture(metadata);
  if (!hasText(metadata, 'tokenizer.chat_template'))
    throw unsupportedGguf('it has no chat template: it continues texts and was not made for conversations');
  const trainedTokens = readContext(metadata.get(`${architecture}.context_length`));
  let [weightBytes, parameters] = [0, 0];
  for (const { sizeBytes, dimensions } of tensors.values()) {
    weightBytes += sizeBytes;
    parameters += dimensions.reduce((product, size) => product * size, 1);
  }
  const text = (key: string): string => readLine(metadata.get(`general.${key}`));
  const memory = cpuMemory(metadata, architecture, weightBytes);
  return {
    architecture,
    name: text('name'),
    maker: text('organization') || text('author'),
    licence: { id: text('license'), name: text('license.name'), url: text('license.link') },
    parameters,
    trainedTokens,
    quantization: quantizationName(file),
    ...chooseContext(memory, trainedTokens, deviceBytes),
  };
}

function hasText(metadata: GgufFile['metadata'], key: string): boolean {
  const value = metadata.get(key);
  return typeof value === 'string' && value.trim() !== '';
}

/** States without a limit of their own leave it out; everything else is a whole number. */
function readContext(value: MetadataValue | undefined): number {
  if (value === undefined) return 4096;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw invalidGguf('it does not say in whole tokens how much it reads at once');
}

/** One line without anything that hides in a text or turns its direction. */
function readLine(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .slice(0, 4 * longestTextLength)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, longestTextLength);
}
