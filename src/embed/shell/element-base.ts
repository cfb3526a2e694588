/** `HTMLElement`. Where pages are made on a server there are no elements, and the script can be loaded there all the same. */
export const ElementBase =
  (globalThis.HTMLElement as typeof HTMLElement | undefined) ?? (Object as unknown as typeof HTMLElement);
