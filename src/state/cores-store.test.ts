import { expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { CoresStore } from './cores-store.ts';
import type { Isolation, IsolationState } from '../offline/client/isolation.ts';

function visit({ stored, processors = 4 }: { stored?: unknown; processors?: number } = {}) {
  const isolation = { state: 'unavailable' as IsolationState, enable: vi.fn(), disable: vi.fn() };
  let tell: () => void = () => undefined;
  const storage = { read: vi.fn(async () => stored), write: vi.fn(async () => undefined) };
  const store = new CoresStore({
    isolation: isolation as unknown as Isolation,
    offline: {
      subscribe: (listener) => {
        tell = () => listener({ status: 'ready' });
        return () => undefined;
      },
    },
    storage,
    processors,
  });
  const become = (state: IsolationState): void => {
    isolation.state = state;
    tell();
  };
  return { store, isolation, storage, become };
}

it('is offered as soon as a reload would help', () => {
  const { store, become } = visit();
  expect(store.value).toBe('unavailable');
  become('available');
  expect(store.value).toBe('offered');
  become('isolated');
  expect(store.value).toBe('used');
});

it('is nothing to talk about with one core', () => {
  const { store, become } = visit({ processors: 1 });
  become('available');
  expect(store.value).toBe('unavailable');
});

it('does not ask again who has declined, at the next visit neither', async () => {
  const { store, storage, become } = visit();
  become('available');
  await store.decline(true);
  expect(store.value).toBe('declined');
  expect(storage.write).toHaveBeenCalledWith('cores-declined', true);
  const next = visit({ stored: true });
  await next.store.restore();
  next.become('available');
  expect(next.store.value).toBe('declined');
});

it('asks the service worker, and forgets that it was declined', async () => {
  const { store, isolation, storage } = visit({ stored: true });
  await store.restore();
  await store.useAll();
  expect(isolation.enable).toHaveBeenCalled();
  expect(storage.write).toHaveBeenCalledWith('cores-declined', false);
});

it('does not offer again what was just given up', async () => {
  const { store, isolation, become } = visit();
  become('isolated');
  await store.useOne();
  expect(isolation.disable).toHaveBeenCalled();
  become('available');
  expect(store.value).toBe('declined');
});

it('changes nothing when it cannot be kept', async () => {
  const { store, isolation, storage, become } = visit();
  become('available');
  isolation.enable.mockRejectedValue(new AppError('internal', { reason: 'no call named setIsolation' }));
  await expect(store.useAll()).rejects.toMatchObject({ code: 'internal' });
  expect(storage.write).not.toHaveBeenCalled();
  expect(store.value).toBe('offered');
});
