/** A name that nobody else has. Pages that were opened over an insecure address lack `crypto.randomUUID`. */
export const randomId = (): string =>
  (crypto as Partial<Crypto>).randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
