import { describe, expect, it, vi } from 'vitest';
import { RestStore } from './rest-store.ts';

function storing(stored: unknown) {
  const storage = { read: vi.fn(async () => stored), write: vi.fn(async () => undefined) };
  return { storage, store: new RestStore(storage) };
}

describe('when the model rests', () => {
  it.each([
    [undefined, 10],
    [30, 30],
    [null, null],
    ['soon', 10],
    [0, 10],
    [-5, 10],
  ])('is %j stored, %j here', async (stored, minutes) => {
    const { store } = storing(stored);
    await store.restore();
    expect(store.value).toBe(minutes);
  });

  it('counts at once, and is kept', async () => {
    const { store, storage } = storing(undefined);
    const done = store.change(null);
    expect(store.value).toBeNull();
    await done;
    expect(storage.write).toHaveBeenCalledWith('rest-minutes', null);
  });
});
