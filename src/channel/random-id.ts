/** A name that nobody else has. Pages that were opened over an insecure address lack `crypto.randomUUID`. */
export function randomId(): string {
  return (crypto as Partial<Crypto>).randomUUID?.() ?? randomHex();
}

const randomHex = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
