/** The compiler's proof that a switch names every state. */
export function assertNever(value: never): never {
  throw new TypeError(`unforeseen state: ${JSON.stringify(value)}`);
}
