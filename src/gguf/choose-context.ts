import { AppError } from '../errors/app-error.ts';
import type { CpuMemory } from './cpu-memory.ts';

/** A WebAssembly memory of the CPU engine never grows beyond this (`MAXIMUM_MEMORY` in wllama's CMakeLists.txt). */
const engineLimitBytes = 2 ** 32;
/** Longer ones take long to read on a CPU, and memory that few need; halved until the model fits. */
const contexts = [4096, 2048, 1024, 512];

export interface ChosenContext {
  contextTokens: number;
  memoryBytes: number;
  /** It fits, but other programs may have to make room. */
  isTight: boolean;
}

/**
 * The longest context, at most 4,096 tokens and what the model was trained for, with which the model fits.
 * @param deviceBytes as the browser hints (`navigator.deviceMemory`); null where it does not
 * @throws AppError `model-too-large`
 */
export function chooseContext(
  { fixedBytes, perTokenBytes }: CpuMemory,
  trainedTokens: number,
  deviceBytes: number | null,
): ChosenContext {
  const limitBytes = Math.min(engineLimitBytes, deviceBytes ?? Infinity);
  const tried = [...new Set(contexts.map((tokens) => Math.min(tokens, trainedTokens)))];
  const memoryOf = (tokens: number): number => fixedBytes + perTokenBytes * tokens;
  const contextTokens = tried.find((tokens) => memoryOf(tokens) <= limitBytes);
  if (contextTokens === undefined) {
    const neededBytes = memoryOf(tried.at(-1) ?? 0);
    const isEngine = limitBytes === engineLimitBytes;
    throw new AppError('model-too-large', { neededBytes, limitBytes, of: isEngine ? 'browser' : 'device' });
  }
  const memoryBytes = memoryOf(contextTokens);
  const isTight = memoryBytes > engineLimitBytes * 0.75 || memoryBytes > (deviceBytes ?? Infinity) / 2;
  return { contextTokens, memoryBytes, isTight };
}
