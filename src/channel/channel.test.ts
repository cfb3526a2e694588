import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { answer } from './answer.ts';
import { connect } from './connect.ts';
import type { Handlers } from './answer.ts';

interface CountContract {
  count: { params: { to: number }; event: { number: number }; result: string };
  fail: { params: null; event: never; result: null };
}

const ports: MessagePort[] = [];

function pair(handlers: Partial<Handlers<CountContract>> = {}) {
  const { port1, port2 } = new MessageChannel();
  for (const port of [port1, port2]) {
    port.start();
    ports.push(port);
  }
  answer<CountContract>(port2, {
    count: async ({ to }, { emit, signal }) => {
      for (let number = 1; number <= to; number++) {
        signal.throwIfAborted();
        emit({ number });
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      return `counted to ${to}`;
    },
    fail: async () => {
      throw new AppError('device-lost', { reason: 'test' });
    },
    ...handlers,
  });
  return { connection: connect<CountContract>(port1), near: port1, far: port2 };
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

describe('a call over a channel', () => {
  it('streams its events in order and then gives its result', async () => {
    const numbers: number[] = [];
    const { connection } = pair();
    const result = await connection.call(
      'count',
      { to: 3 },
      { onEvent: ({ number }) => numbers.push(number) },
    );
    expect(result).toBe('counted to 3');
    expect(numbers).toEqual([1, 2, 3]);
  });

  it('rejects with the error of the other side, code and detail included', async () => {
    await expect(pair().connection.call('fail', null)).rejects.toMatchObject({
      code: 'device-lost',
      detail: { reason: 'test' },
    });
  });

  it('stops on abort and rejects with AbortError', async () => {
    const { connection } = pair();
    const stop = new AbortController();
    const onEvent = vi.fn(() => stop.abort());
    const call = connection.call('count', { to: 1000 }, { signal: stop.signal, onEvent });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(onEvent.mock.calls.length).toBeLessThan(50);
  });

  it('is not sent at all when it was cancelled before', async () => {
    const { connection, near } = pair();
    const post = vi.spyOn(near, 'postMessage');
    const call = connection.call('count', { to: 1 }, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(post).not.toHaveBeenCalled();
  });

  it('keeps two calls at once apart', async () => {
    const { connection } = pair();
    const results = await Promise.all([
      connection.call('count', { to: 5 }),
      connection.call('count', { to: 2 }),
    ]);
    expect(results).toEqual(['counted to 5', 'counted to 2']);
  });

  it('rejects when its params cannot cross a thread', async () => {
    const { connection } = pair();
    await expect(connection.call('count', { to: (() => 1) as never })).rejects.toThrow();
  });

  it('rejects when the other side does not know it', async () => {
    const { connection } = pair();
    await expect(connection.call('gone' as 'fail', null)).rejects.toMatchObject({ code: 'internal' });
    await expect(connection.call('toString' as 'fail', null)).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('a closed channel', () => {
  it('rejects open calls and later ones with the reason', async () => {
    const { connection } = pair({ fail: () => new Promise(() => undefined) });
    const open = connection.call('fail', null);
    const reason = new AppError('worker-crashed', { reason: 'test' });
    connection.close(reason);
    await expect(open).rejects.toBe(reason);
    await expect(connection.call('fail', null)).rejects.toBe(reason);
  });
});

describe('messages of others on the same port', () => {
  it.each([null, 'text', 7, {}, { kind: 'result' }, { kind: 'unknown', id: 1 }, { id: 1 }])(
    'are ignored: %j',
    async (noise) => {
      const { connection, near, far } = pair();
      far.postMessage(noise);
      near.postMessage(noise);
      await expect(connection.call('count', { to: 1 })).resolves.toBe('counted to 1');
    },
  );
});

describe('the types of a channel', () => {
  it('refuse wrong params, unknown calls and missing handlers', () => {
    const { connection } = pair();
    // @ts-expect-error wrong params
    const wrong = () => connection.call('count', { to: 'three' });
    // @ts-expect-error unknown call
    const unknown = () => connection.call('nope', null);
    // @ts-expect-error a handler is missing
    const missing = (): Handlers<CountContract> => ({ count: async () => '' });
    expect([wrong, unknown, missing]).toHaveLength(3);
  });
});
