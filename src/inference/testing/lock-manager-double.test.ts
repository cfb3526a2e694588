import { describe, expect, it } from 'vitest';
import { holdLock, whenFree } from '../client/tabs/life-lock.ts';
import { LockManagerDouble } from './lock-manager-double.ts';
import { pause } from './wait.ts';

/** What happened, in order. */
function logOf() {
  const log: string[] = [];
  return { log, note: (what: string) => () => void log.push(what) };
}

describe('the double of the lock manager, as the browser’s', () => {
  it('grants an exclusive lock to one at a time, in order, and shared ones together', async () => {
    const locks = new LockManagerDouble();
    const { log, note } = logOf();
    const first = await holdLock(locks.of({}), 'x');
    void holdLock(locks.of({}), 'x').then(async (held) => {
      log.push('second');
      await pause(5);
      held.release();
    });
    const shared = new AbortController().signal;
    void whenFree(locks.of({}), 'x', shared).then(note('third'));
    void whenFree(locks.of({}), 'x', shared).then(note('fourth'));
    await pause(5);
    expect(log).toEqual([]);
    first.release();
    await pause(20);
    expect(log).toEqual(['second', 'third', 'fourth']);
  });

  it('releases what a tab held when it dies, and forgets what it waited for', async () => {
    const locks = new LockManagerDouble();
    const { log, note } = logOf();
    const [dead, waiting] = [{}, {}];
    await holdLock(locks.of(dead), 'x');
    void holdLock(locks.of(waiting), 'x').then(note('waiting'));
    void holdLock(locks.of({}), 'x').then(note('last'));
    locks.die(waiting);
    locks.die(dead);
    await pause(5);
    expect(log).toEqual(['last']);
  });

  it('rejects a request that is aborted, and tells a holder whose lock is stolen', async () => {
    const locks = new LockManagerDouble();
    const stop = new AbortController();
    const first = await holdLock(locks.of({}), 'x');
    const second = holdLock(locks.of({}), 'x', { signal: stop.signal });
    stop.abort();
    await expect(second).rejects.toMatchObject({ cause: { name: 'AbortError' } });
    await holdLock(locks.of({}), 'x', { steal: true });
    await expect(first.stolen).resolves.toBeUndefined();
    await expect(locks.of({}).query()).resolves.toMatchObject({ held: [{ name: 'x' }], pending: [] });
  });
});
