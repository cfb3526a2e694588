import { beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { Isolation } from './isolation.ts';
import type { IsolationPlatform } from './isolation.ts';
import type { OfflineState } from './offline-state.ts';

const setIsolation = vi.fn(async () => undefined);

function page(
  change: Partial<IsolationPlatform> = {},
  status: OfflineState['status'] = 'ready',
): { isolation: Isolation; offline: { state: OfflineState } } {
  const offline = { state: { status } as OfflineState, setIsolation };
  const platform = { crossOriginIsolated: false, isFramed: false, wasTried: false, ...change };
  return { isolation: new Isolation(offline, platform), offline };
}

beforeEach(() => {
  setIsolation.mockReset();
});

it('is available once a service worker can send the headers', () => {
  const { isolation, offline } = page({}, 'installing');
  expect(isolation.state).toBe('unavailable');
  offline.state = { status: 'ready' };
  expect(isolation.state).toBe('available');
  offline.state = { status: 'update-waiting' };
  expect(isolation.state).toBe('available');
});

it('says so where the page is isolated, by whomever', () => {
  expect(page({ crossOriginIsolated: true }, 'off').isolation.state).toBe('isolated');
});

it.each([
  ['in a frame', { isFramed: true }],
  ['in a browser that knows none', { crossOriginIsolated: undefined }],
])('is unavailable %s', (_, change) => {
  expect(page(change).isolation.state).toBe('unavailable');
});

it('is not offered again at once where the reload did not help', () => {
  expect(page({ wasTried: true }).isolation.state).toBe('unavailable');
  expect(page({ wasTried: true, crossOriginIsolated: true }).isolation.state).toBe('isolated');
});

it('is wanted and given up through the service worker', async () => {
  const { isolation } = page();
  await isolation.enable();
  expect(setIsolation).toHaveBeenLastCalledWith(true);
  await isolation.disable();
  expect(setIsolation).toHaveBeenLastCalledWith(false);
});

it('says so when it cannot be kept', async () => {
  setIsolation.mockRejectedValueOnce(new AppError('internal', { reason: 'no call named setIsolation' }));
  await expect(page().isolation.enable()).rejects.toMatchObject({ code: 'internal' });
  expect(page().isolation.state).toBe('available');
});
