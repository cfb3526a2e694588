import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { modelKey } from '../contract/model-key.ts';
import { SharedTabs } from '../testing/shared-tabs.ts';
import { tinyManifest } from '../testing/tiny-manifest.ts';
import { pause } from '../testing/wait.ts';
import { loadParams } from '../contract/load-params.ts';
import type { LoadProgress } from '../contract/inference-contract.ts';

const manifest = tinyManifest;
const other = { ...tinyManifest, id: 'other' };

const ask = (content: string) => ({
  messages: [{ role: 'user', content }] as const,
  sampling: { temperature: 0, topP: 1, maxTokens: 99 },
});

const stopped = { name: 'AbortError' };
let tabs: SharedTabs;

beforeEach(() => {
  tabs = new SharedTabs();
});
afterEach(() => tabs.close());

/** The first tab owns the engine, the others are its guests; all have the model. */
async function ready(count: number) {
  const opened = Array.from({ length: count }, () => tabs.open());
  for (const { inference } of opened) await inference.load(loadParams(manifest));
  return opened;
}

describe('one engine for all tabs:', () => {
  it('a tab that only looks starts no engine and owns nothing', async () => {
    const { inference } = tabs.open();
    await expect(inference.status()).resolves.toEqual({ model: { status: 'none' }, isOwner: false, tabs: 0 });
    await expect(inference.generate(ask('x'))).rejects.toMatchObject({ code: 'model-not-loaded' });
    expect(tabs.workers).toHaveLength(0);
  });

  it('a second tab sees what runs and uses it at once', async () => {
    const [, second] = await ready(2);
    const deltas: string[] = [];
    await second!.inference.generate(ask('one two three'), { onEvent: ({ text }) => deltas.push(text) });
    expect(deltas.join('')).toBe('one two three');
    expect(tabs.workers).toHaveLength(1);
    await expect(second!.inference.status()).resolves.toMatchObject({
      model: { status: 'loaded', key: modelKey(loadParams(manifest)), loaded: { modelId: 'tiny' } },
      isOwner: false,
      tabs: 2,
    });
  });

  it('tabs that load at the same moment make one owner and one load', async () => {
    const opened = [tabs.open(), tabs.open(), tabs.open()];
    await Promise.all(opened.map(({ inference }) => inference.load(loadParams(manifest))));
    const statuses = await Promise.all(opened.map(({ inference }) => inference.status()));
    expect(statuses.filter(({ isOwner }) => isOwner)).toHaveLength(1);
    expect(tabs.workers).toHaveLength(1);
  });

  it('a tab that joins a load hears how far it is', async () => {
    tabs.script.loadMs = 90;
    const first = tabs.open();
    const loading = first.inference.load(loadParams(manifest));
    await pause(50);
    const seen: LoadProgress[] = [];
    const second = tabs.open();
    await expect(second.inference.status()).resolves.toMatchObject({ model: { status: 'loading' } });
    await second.inference.load(loadParams(manifest), { onEvent: (progress) => seen.push(progress) });
    await loading;
    expect(seen[0]).toMatchObject({ phase: 'shaders' });
    expect(seen.at(-1)).toEqual({ phase: 'shaders', done: 3, total: 3 });
    expect(tabs.workers).toHaveLength(1);
  });

  it('a load goes on when one of its tabs cancels, and ends with the last', async () => {
    tabs.script.load = { kind: 'hang' };
    const [first, second] = [tabs.open(), tabs.open()];
    const [stopFirst, stopSecond] = [new AbortController(), new AbortController()];
    const one = first.inference.load(loadParams(manifest), { signal: stopFirst.signal });
    await vi.waitFor(() => expect(tabs.workers).toHaveLength(1));
    const two = second.inference.load(loadParams(manifest), { signal: stopSecond.signal });
    await pause(30);
    stopFirst.abort();
    await expect(one).rejects.toMatchObject(stopped);
    await pause(30);
    expect(tabs.workers[0]?.terminated).toBe(false);
    stopSecond.abort();
    await expect(two).rejects.toMatchObject(stopped);
    await vi.waitFor(() => expect(tabs.workers[0]?.terminated).toBe(true));
  });

  it('works alone where the browser knows neither locks nor channels', async () => {
    const [first, second] = [tabs.openAlone(), tabs.openAlone()];
    await first.load(loadParams(manifest));
    await expect(second.status()).resolves.toMatchObject({ model: { status: 'none' } });
    await second.load(loadParams(manifest));
    await expect(second.generate(ask('hi'))).resolves.toMatchObject({ finish: 'stop' });
    expect(tabs.workers).toHaveLength(2);
  });

  it('works alone where locks are forbidden', async () => {
    const tab = tabs.open();
    vi.spyOn(tab.double.platform.locks, 'request').mockRejectedValue(new DOMException('x', 'SecurityError'));
    await tab.inference.load(loadParams(manifest));
    await expect(tab.inference.generate(ask('hi'))).resolves.toMatchObject({ finish: 'stop' });
  });
});

describe('replies of several tabs', () => {
  it('are written one after the other, in the order in which they were asked', async () => {
    const opened = await ready(3);
    const log: string[] = [];
    const replies = opened.map(async ({ inference }, index) => {
      await pause(index * 15);
      await inference.generate(ask('a b c d e f g h i j'), { onEvent: () => log.push(String(index)) });
    });
    await Promise.all(replies);
    expect([...new Set(log)]).toEqual(['0', '1', '2']);
    expect(log.join('')).toMatch(/^0+1+2+$/);
  });

  it('tell a tab that it waits, and when its turn has come', async () => {
    const [first, second] = await ready(2);
    const ahead: number[] = [];
    const one = first!.inference.generate(ask('a b c d e f'));
    await second!.inference.generate(ask('x'), { onQueued: (count) => ahead.push(count) });
    await one;
    expect(ahead).toEqual([1, 0]);
  });

  it('leave the queue at once when they are stopped while they wait', async () => {
    tabs.script.replies = [{ text: 'x', then: 'hang' }];
    const [first, second] = await ready(2);
    const stop = new AbortController();
    first!.inference.generate(ask('long')).catch(() => undefined);
    const waiting = second!.inference.generate(ask('x'), { signal: stop.signal });
    await pause(20);
    const stoppedAtMs = performance.now();
    stop.abort();
    await expect(waiting).rejects.toMatchObject(stopped);
    expect(performance.now() - stoppedAtMs).toBeLessThan(25);
  });

  it('are stopped in the engine when their tab dies, and the next is answered', async () => {
    tabs.script.replies = [{ text: 'word '.repeat(500), stepMs: 5 }];
    const [first, second] = await ready(2);
    let hasText = false;
    second!.inference.generate(ask('x'), { onEvent: () => (hasText = true) }).catch(() => undefined);
    await vi.waitFor(() => expect(hasText).toBe(true));
    second!.double.die();
    await expect(first!.inference.generate(ask('hi'))).resolves.toMatchObject({ finish: 'stop' });
    await expect(first!.inference.status()).resolves.toMatchObject({ tabs: 1 });
  });

  it('are waited for by vectors, which any tab may ask for, and so may the count of tokens', async () => {
    const [first, second] = await ready(2);
    const log: string[] = [];
    const ahead: number[] = [];
    const reply = first!.inference.generate(ask('a b c d e f')).then(() => log.push('reply'));
    const texts = ['one', 'two words'];
    const vectors = await second!.inference.embed(texts, { onQueued: (count) => ahead.push(count) });
    log.push('vectors');
    await reply;
    expect(vectors).toEqual([
      [3, 1],
      [9, 1],
    ]);
    expect(log).toEqual(['reply', 'vectors']);
    expect(ahead).toEqual([1, 0]);
    await expect(first!.inference.embed(texts)).resolves.toEqual(vectors);
    await expect(second!.inference.countTokens('two words')).resolves.toBe(2);
    await expect(tabs.open().inference.embed(texts)).rejects.toMatchObject({ code: 'model-not-loaded' });
  });

  it('are waited for by counts, of whichever tab', async () => {
    const [first, second] = await ready(2);
    const log: string[] = [];
    const reply = first!.inference.generate(ask('a b c d e f')).then(() => log.push('reply'));
    const counts = [first!, second!].map(({ inference }) =>
      inference.countTokens('two words').then(() => log.push('count')),
    );
    await Promise.all([reply, ...counts]);
    expect(log).toEqual(['reply', 'count', 'count']);
  });

  it('fail in every tab when the engine fails, and each hears it once', async () => {
    tabs.script.replies = [{ text: 'half', then: 'device-lost' }];
    const [first, second] = await ready(2);
    await expect(second!.inference.generate(ask('x'))).rejects.toMatchObject({ code: 'device-lost' });
    expect(first!.told).toEqual(['device-lost']);
    expect(second!.told).toEqual(['device-lost']);
  });
});

describe('another model', () => {
  it('replaces the first, and the tabs that used it hear so', async () => {
    const [first, second, third] = await ready(3);
    await second!.inference.load(loadParams(other));
    await vi.waitFor(() => expect(third!.told).toEqual(['model-replaced']));
    expect(first!.told).toEqual(['model-replaced']);
    expect(second!.told).toEqual([]);
    expect(tabs.workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    await expect(first!.inference.generate(ask('x'))).rejects.toMatchObject({ code: 'model-replaced' });
    await expect(first!.inference.countTokens('x')).rejects.toMatchObject({ code: 'model-replaced' });
  });

  it('waits for a reply that is being written in another tab', async () => {
    const [first, second] = await ready(2);
    const ahead: number[] = [];
    const order: string[] = [];
    const reply = first!.inference.generate(ask('a b c d e f')).then(() => order.push('reply'));
    await second!.inference.load(loadParams(other), { onQueued: (count) => ahead.push(count) });
    order.push('load');
    await reply;
    expect(order).toEqual(['reply', 'load']);
    expect(ahead).toEqual([1, 0]);
  });

  it('does not answer a question that was asked of the first', async () => {
    const [first, second, third] = await ready(3);
    const reply = first!.inference.generate(ask('a b c d e f'));
    const load = second!.inference.load(loadParams(other));
    await pause(5);
    const late = third!.inference.generate(ask('x'));
    await expect(late).rejects.toMatchObject({ code: 'model-replaced' });
    await Promise.all([reply, load]);
  });
});

describe('a model that nobody uses', () => {
  it('is put away after a while in all tabs, which is no failure, and loads again', async () => {
    const [first, second] = await ready(2);
    second!.inference.setIdleMs(40);
    await vi.waitFor(() => expect(tabs.workers[0]?.terminated).toBe(true));
    await vi.waitFor(() => expect(second!.told).toEqual(['idle']));
    expect(first!.told).toEqual(['idle']);
    await second!.inference.load(loadParams(manifest));
    await expect(second!.inference.generate(ask('hi'))).resolves.toMatchObject({ finish: 'stop' });
  });

  it('stays while a tab is being answered; the time begins with the end', async () => {
    tabs.script.replies = [{ text: 'a b c d e f g h i j', stepMs: 10 }];
    const [first, second] = await ready(2);
    first!.inference.setIdleMs(50);
    await second!.inference.generate(ask('x'));
    expect(tabs.workers[0]?.terminated).toBe(false);
    await vi.waitFor(() => expect(tabs.workers[0]?.terminated).toBe(true));
  });

  it('is freed for all tabs when one asks for it, and their replies end with an error', async () => {
    tabs.script.replies = [{ text: 'x', then: 'hang' }];
    const [first, second] = await ready(2);
    const reply = first!.inference.generate(ask('x'));
    await pause(20);
    second!.inference.unload();
    await expect(reply).rejects.toMatchObject({ code: 'model-not-loaded' });
    expect(first!.told).toEqual(['idle']);
    expect(tabs.workers[0]?.terminated).toBe(true);
  });
});
