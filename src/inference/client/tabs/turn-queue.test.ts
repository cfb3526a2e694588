import { describe, expect, it } from 'vitest';
import { TurnQueue } from './turn-queue.ts';

/** Work that ends when told to. */
function work() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { run: () => done, end };
}

describe('a turn queue', () => {
  it('tells each how many are ahead, also when one leaves or fails', async () => {
    const queue = new TurnQueue();
    const first = work();
    const stop = new AbortController();
    const ahead: number[] = [];
    const one = queue.run(first.run, {});
    const two = queue.run(() => Promise.reject(new Error('second')), {});
    const three = queue.run(() => Promise.resolve('three'), { signal: stop.signal });
    const four = queue.run(() => Promise.resolve('four'), { onQueued: (count) => ahead.push(count) });
    stop.abort();
    await expect(three).rejects.toMatchObject({ name: 'AbortError' });
    first.end();
    await one;
    await expect(two).rejects.toThrow('second');
    await expect(four).resolves.toBe('four');
    expect(ahead).toEqual([3, 2, 1, 0]);
  });

  it('does not begin what was stopped before, and is free afterwards', async () => {
    const queue = new TurnQueue();
    const stopped = queue.run(() => Promise.resolve(), { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    await expect(queue.run(() => Promise.resolve('free'), {})).resolves.toBe('free');
  });

  it('lets nobody slip in between two turns', async () => {
    const queue = new TurnQueue();
    const log: string[] = [];
    const first = work();
    const say = (name: string) => () => Promise.resolve(void log.push(name));
    const one = queue.run(first.run, {}).then(() => queue.run(say('again'), {}));
    const two = queue.run(say('second'), {});
    first.end();
    await Promise.all([one, two]);
    expect(log).toEqual(['second', 'again']);
  });
});
