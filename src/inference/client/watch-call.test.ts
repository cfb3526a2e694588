import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchCall } from './watch-call.ts';
import type { AppError } from '../../errors/app-error.ts';

const minute = 60_000;

function watched({ isAlive = true } = {}) {
  const giveUp = vi.fn<(reason: AppError) => void>();
  const ping = vi.fn(() => (isAlive ? Promise.resolve(true) : new Promise<boolean>(() => undefined)));
  const watch = watchCall(
    { pingEveryMs: 5_000, ping, giveUp },
    { firstMs: 4 * minute, nextMs: minute, hungAfterMs: 30_000, whenSilent: 'reply-stalled' },
  );
  return { watch, giveUp };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
afterEach(() => void vi.useRealTimers());

describe('a call that is watched', () => {
  it('may be silent for long before its first word, and less long after', async () => {
    const { watch, giveUp } = watched();
    await vi.advanceTimersByTimeAsync(3.9 * minute);
    watch.heard({ text: 'a' });
    await vi.advanceTimersByTimeAsync(0.9 * minute);
    expect(giveUp).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(0.3 * minute);
    expect(giveUp).toHaveBeenCalledWith(expect.objectContaining({ code: 'reply-stalled' }));
    watch.stop();
  });

  it('gives signs of life while it reads, however long that is', async () => {
    const { watch, giveUp } = watched();
    for (let passed = 0; passed < 20; passed += 3) {
      await vi.advanceTimersByTimeAsync(3 * minute);
      watch.heard({ text: '' });
    }
    expect(giveUp).not.toHaveBeenCalled();
    watch.stop();
  });

  it('has not been silent while the computer slept, or the page was hidden', async () => {
    const { watch, giveUp } = watched();
    watch.heard({ text: 'a' });
    // The clock leaps, and the timer fires once.
    vi.setSystemTime(Date.now() + 60 * minute);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60 * minute);
    vi.advanceTimersToNextTimer();
    vi.restoreAllMocks();
    expect(giveUp).not.toHaveBeenCalled();
    watch.stop();
  });

  it('has hung when its thread answers no ping', async () => {
    const { watch, giveUp } = watched({ isAlive: false });
    await vi.advanceTimersByTimeAsync(50_000);
    expect(giveUp).toHaveBeenCalledWith(expect.objectContaining({ code: 'worker-hung' }));
    watch.stop();
  });

  it('is watched no more when it has ended', async () => {
    const { watch, giveUp } = watched();
    watch.stop();
    await vi.advanceTimersByTimeAsync(60 * minute);
    expect(giveUp).not.toHaveBeenCalled();
  });
});
