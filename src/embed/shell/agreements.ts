// To what the visitor has agreed on this page: once for all elements with the same model. Nothing of it is stored.

const agreed = new Set<unknown>();
const listeners = new Set<(key: unknown) => void>();

export const hasAgreed = (key: unknown): boolean => agreed.has(key);

export function agree(key: unknown): void {
  if (agreed.has(key)) return;
  agreed.add(key);
  for (const listener of [...listeners]) listener(key);
}

/** @returns how to stop that */
export function watchAgreements(listener: (key: unknown) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
