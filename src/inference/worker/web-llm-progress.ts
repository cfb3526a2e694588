// web-llm reports progress as English text; this file is the only one that reads it (tested against 0.2.86).
import type { LoadProgress } from '../contract/inference-contract.ts';

const shaders = /^Loading GPU shader modules\[(\d+)\/(\d+)\]/;
const weights = /^(?:Loading model from cache|Fetching param cache)\[/;

/**
 * @param totalBytes all bytes of the weights
 * @returns null for texts that tell nothing a person needs
 */
export function readProgress(
  { text, progress }: { text: string; progress: number },
  totalBytes: number,
): LoadProgress | null {
  const match = shaders.exec(text);
  if (match !== null) return { phase: 'shaders', done: Number(match[1]), total: Number(match[2]) };
  if (weights.test(text))
    return { phase: 'weights', loadedBytes: Math.round(progress * totalBytes), totalBytes };
  return null;
}
