import type { LlamaShape } from './llama-shape.ts';

/** What a model library was compiled for; it computes no other shape. */
export interface LibraryShape extends Omit<LlamaShape, 'contextTokens'> {
  readonly vocabularySize: number;
  /** The longest context that it offers. */
  readonly contextTokens: number;
  /** Prompt tokens that it takes at once. */
  readonly prefillChunkTokens: number;
}

const exact = [
  'vocabularySize',
  'layers',
  'hiddenSize',
  'feedForwardSize',
  'heads',
  'keyValueHeads',
  'headSize',
] as const satisfies readonly (keyof LibraryShape)[];

/** Numbers that a GGUF holds as float32. */
const rounded = ['ropeBase', 'normEpsilon'] as const satisfies readonly (keyof LibraryShape)[];

/** Whether a Llama of this shape runs on that library: every size equal, the constants equal as float32. */
export function fitsLibrary(
  shape: LlamaShape & { readonly vocabularySize: number },
  library: LibraryShape,
): boolean {
  return (
    exact.every((name) => shape[name] === library[name]) &&
    rounded.every((name) => Math.fround(shape[name]) === Math.fround(library[name]))
  );
}
