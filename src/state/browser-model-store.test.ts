import { expect, it, vi } from 'vitest';
import { BrowserModelStore } from './browser-model-store.ts';

it('is there when the browser says so', async () => {
  const store = new BrowserModelStore(async () => ({ availability: 'downloadable', expectation: {} }));
  expect(store.value).toBeNull();
  await store.look();
  expect(store.value).toBe('downloadable');
  await expect(store.find('browser')).resolves.toMatchObject({ elsewhere: { engine: 'browser' } });
});

it('is absent where the browser has none, or fails to say', async () => {
  for (const ask of [async () => null, () => Promise.reject(new DOMException('no', 'InvalidStateError'))]) {
    const store = new BrowserModelStore(ask);
    await store.look();
    expect(store.value).toBeNull();
    await expect(store.find('browser')).resolves.toBeUndefined();
  }
});

it('does not ask the browser about other models', async () => {
  const ask = vi.fn(async () => null);
  await expect(new BrowserModelStore(ask).find('endpoint:a')).resolves.toBeUndefined();
  expect(ask).not.toHaveBeenCalled();
});
