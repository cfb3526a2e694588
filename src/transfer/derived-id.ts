/**
 * An id made of content, for what has none of its own: the same file imported twice gives the same ids, so that the
 * second time nothing is added.
 */
export async function derivedId(content: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const digits = [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `imported-${digits.join('')}`;
}
