const held = new Set<{ handle: object }>();

/**
 * Keeps a file system handle alive while it works. Chromium (seen in 156) collects a handle to which only its own call
 * refers, and then the promise of that call never settles: one of three fast downloads stood still for ever.
 */
export async function hold<Result>(handle: object, work: Promise<Result>): Promise<Result> {
  const entry = { handle };
  held.add(entry);
  try {
    return await work;
  } finally {
    held.delete(entry);
  }
}
