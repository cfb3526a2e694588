import type { TextDelta } from '../contract/inference-contract.ts';

/** At most one message per this time: faster than the eye and far cheaper than one per token. */
const intervalMs = 40;

export interface DeltaBatch {
  add: (text: string) => void;
  /** Sends what is left; call it at the end, also after a failure. */
  flush: () => void;
}

/** Gathers pieces of text into fewer messages. The first piece goes out at once: it is what people wait for. */
export function batchDeltas(
  emit: (delta: TextDelta) => void,
  now: () => number = () => performance.now(),
): DeltaBatch {
  let pending = '';
  let sentAtMs = -Infinity;
  const flush = (): void => {
    if (pending === '') return;
    emit({ text: pending });
    pending = '';
    sentAtMs = now();
  };
  return {
    add(text) {
      pending += text;
      if (now() - sentAtMs >= intervalMs) flush();
    },
    flush,
  };
}
