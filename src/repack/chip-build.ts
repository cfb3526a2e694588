// Whether a GGUF can become a model for the graphics chip, with a library that is there already.
import { isAppError } from '../errors/app-error.ts';
import { fitsLibrary } from './fits-library.ts';
import { openLlamaPack } from './llama-pack.ts';
import type { ByteSource } from '../gguf/byte-source.ts';
import type { LibraryShape } from './fits-library.ts';
import type { LlamaPack } from './llama-pack.ts';

/** What a model is told where a conversation says nothing else. */
const systemMessage = 'You are a helpful assistant.';

/**
 * The pack of this GGUF for that library; null where it has another shape, tokenizer or chat format.
 * @throws AppError `gguf-invalid`
 */
export async function openChipBuild(source: ByteSource, library: LibraryShape): Promise<LlamaPack | null> {
  const { contextTokens, prefillChunkTokens } = library;
  try {
    const pack = await openLlamaPack(source, { contextTokens, prefillChunkTokens, systemMessage });
    const shape = { ...pack.shape, vocabularySize: pack.vocabularySize };
    return fitsLibrary(shape, library) ? pack : null;
  } catch (error) {
    if (isAppError(error) && error.code === 'gguf-unsupported') return null;
    throw error;
  }
}

/** Bytes of the weights of that pack; null where there is none, or no library. */
export async function chipBuildBytes(
  source: ByteSource,
  library: LibraryShape | null,
): Promise<number | null> {
  if (library === null) return null;
  try {
    return (await openChipBuild(source, library))?.weightBytes ?? null;
  } catch (error) {
    // What repacking calls broken, another engine may read.
    if (isAppError(error)) return null;
    throw error;
  }
}
