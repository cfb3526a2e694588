import { hasAgreed, watchAgreements } from './agreements.ts';

/**
 * Waits until the visitor has agreed.
 * @param key to what, which may become something else meanwhile
 * @throws the reason of the abort
 */
export async function untilAgreed(key: () => unknown, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (hasAgreed(key())) return;
  await new Promise<void>((resolve, reject) => {
    const stop = watchAgreements((agreed) => {
      if (agreed !== key()) return;
      stop();
      resolve();
    });
    signal.addEventListener('abort', () => {
      stop();
      reject(signal.reason as Error);
    });
  });
}
