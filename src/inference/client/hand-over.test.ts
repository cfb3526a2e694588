// What becomes of tabs when the one that runs the engine closes, crashes, freezes or goes to sleep.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SharedTabs } from '../testing/shared-tabs.ts';
import { tinyManifest } from '../testing/tiny-manifest.ts';
import { pause } from '../testing/wait.ts';
import { loadParams } from '../contract/load-params.ts';
import type { SharedTab } from '../testing/shared-tabs.ts';

const manifest = tinyManifest;
const ask = {
  messages: [{ role: 'user', content: 'hi' }],
  sampling: { temperature: 0, topP: 1, maxTokens: 99 },
} as const;

let tabs: SharedTabs;

beforeEach(() => {
  tabs = new SharedTabs();
});
afterEach(() => tabs.close());

/** The owner and two guests; all have the model. */
async function ready(): Promise<[SharedTab, SharedTab, SharedTab]> {
  const opened: [SharedTab, SharedTab, SharedTab] = [tabs.open(), tabs.open(), tabs.open()];
  for (const { inference } of opened) await inference.load(loadParams(manifest));
  return opened;
}

/** A reply that has begun. */
async function writing({ inference }: SharedTab): Promise<{ end: Promise<unknown>; text: () => string }> {
  let text = '';
  const end = inference
    .generate(ask, { onEvent: (delta) => (text += delta.text) })
    .catch((error: unknown) => error);
  await vi.waitFor(() => expect(text).not.toBe(''));
  return { end, text: () => text };
}

const worksIn = async (tab: SharedTab): Promise<void> => {
  tabs.script.replies = [];
  await tab.inference.load(loadParams(manifest));
  await expect(tab.inference.generate(ask)).resolves.toMatchObject({ finish: 'stop' });
};

const owners = async (opened: SharedTab[]): Promise<number> => {
  const statuses = await Promise.all(opened.map(({ inference }) => inference.status()));
  return statuses.filter(({ isOwner }) => isOwner).length;
};

const longReply = [{ text: 'word '.repeat(500), stepMs: 5 }];

describe('when the tab with the engine crashes,', () => {
  it('a reply of another fails at once and keeps its text, and exactly one tab takes over', async () => {
    tabs.script.replies = longReply;
    const [owner, second, third] = await ready();
    const reply = await writing(second);
    const diedAtMs = performance.now();
    owner.double.die();
    await expect(reply.end).resolves.toMatchObject({ code: 'owner-closed', detail: { orderly: false } });
    expect(performance.now() - diedAtMs).toBeLessThan(100);
    expect(reply.text()).toContain('word');
    await vi.waitFor(() => expect(third.told).toEqual(['owner-closed']));
    expect(second.told).toEqual(['owner-closed']);
    await Promise.all([worksIn(second), worksIn(third)]);
    await expect(owners([second, third])).resolves.toBe(1);
    expect(tabs.workers).toHaveLength(2);
  });

  it('a load that others wait for fails, for it may have been the reason', async () => {
    const owner = tabs.open();
    const guest = tabs.open();
    tabs.script.load = { kind: 'hang' };
    owner.inference.load(loadParams(manifest)).catch(() => undefined);
    await vi.waitFor(() => expect(tabs.workers).toHaveLength(1));
    const load = guest.inference.load(loadParams(manifest));
    setTimeout(() => owner.double.die(), 30);
    await expect(load).rejects.toMatchObject({ code: 'owner-closed' });
    delete tabs.script.load;
    await worksIn(guest);
  });

  it('a question that waits for its turn fails, and so does one asked before anybody noticed', async () => {
    tabs.script.replies = longReply;
    const [owner, second, third] = await ready();
    await writing(second);
    const waiting = third.inference.generate(ask);
    await pause(10);
    owner.double.die();
    await expect(waiting).rejects.toMatchObject({ code: 'owner-closed' });
  });
});

describe('when the tab with the engine closes', () => {
  it('a load that others wait for goes on in one of them by itself', async () => {
    const [owner, second, third] = [tabs.open(), tabs.open(), tabs.open()];
    tabs.script.loadMs = 300;
    owner.inference.load(loadParams(manifest)).catch(() => undefined);
    await vi.waitFor(() => expect(tabs.workers).toHaveLength(1));
    const loads = [second, third].map(({ inference }) => inference.load(loadParams(manifest)));
    await pause(20);
    owner.double.tell('left');
    owner.double.die();
    await expect(Promise.all(loads)).resolves.toHaveLength(2);
    await expect(owners([second, third])).resolves.toBe(1);
    expect(tabs.workers).toHaveLength(2);
  });

  it('and comes back from the cache of the browser, it rests and is a guest', async () => {
    const [first, second] = await ready();
    first.double.tell('left');
    expect(tabs.workers[0]?.terminated).toBe(true);
    await vi.waitFor(() => expect(second.told).toEqual(['owner-closed']));
    await worksIn(second);
    expect(first.told).toEqual([]);
    first.double.tell('back');
    await vi.waitFor(() => expect(first.told).toEqual(['idle']));
    await worksIn(first);
    await expect(first.inference.status()).resolves.toMatchObject({ isOwner: false });
  });

  it('a load begun while it was asleep waits until it wakes', async () => {
    const tab = tabs.open();
    tab.double.tell('left');
    let isLoaded = false;
    const load = tab.inference.load(loadParams(manifest)).then(() => (isLoaded = true));
    await pause(40);
    expect(isLoaded).toBe(false);
    expect(tabs.workers).toHaveLength(0);
    tab.double.tell('back');
    await load;
  });

  it('a page that is put away while it looks for its part does not become the owner', async () => {
    const [first, second] = [tabs.open(), tabs.open()];
    const load = first.inference.load(loadParams(manifest));
    first.double.tell('left');
    await worksIn(second);
    await expect(second.inference.status()).resolves.toMatchObject({ isOwner: true });
    first.double.tell('back');
    await load;
    await expect(owners([first, second])).resolves.toBe(1);
  });
});

describe('when the tab with the engine is frozen', () => {
  it('and hears of it, it gives the engine up, unless it works for itself alone', async () => {
    tabs.script.replies = longReply;
    const alone = tabs.open();
    await alone.inference.load(loadParams(manifest));
    const reply = await writing(alone);
    alone.double.tell('frozen');
    alone.double.tell('back');
    const before = reply.text().length;
    await vi.waitFor(() => expect(reply.text().length).toBeGreaterThan(before));
    await tabs.open().inference.status(); // a second tab takes part
    alone.double.tell('frozen');
    expect(tabs.workers[0]?.terminated).toBe(true);
    await expect(reply.end).resolves.toMatchObject({ code: 'model-not-loaded' });
  });

  it('without a word, an open call ends, its place is taken, and when it thaws it rests', async () => {
    tabs.script.replies = [{ text: 'x', then: 'hang' }];
    const [owner, second, third] = await ready();
    const reply = await writing(second);
    owner.double.freeze();
    await expect(reply.end).resolves.toMatchObject({ code: 'owner-closed' });
    await worksIn(second);
    await expect(second.inference.status()).resolves.toMatchObject({ isOwner: true });
    await vi.waitFor(() => expect(third.told).toEqual(['owner-closed']));
    owner.double.thaw();
    await vi.waitFor(() => expect(owner.told.at(-1)).toBe('idle'));
    await worksIn(owner);
    await worksIn(third);
    await expect(owners([owner, second, third])).resolves.toBe(1);
  });

  it('stopping a reply is still over soon', async () => {
    tabs.script.replies = [{ text: 'x', then: 'hang' }];
    const [owner, second] = await ready();
    const stop = new AbortController();
    const reply = second.inference.generate(ask, { signal: stop.signal });
    await pause(20);
    owner.double.freeze();
    stop.abort();
    const stoppedAtMs = performance.now();
    await expect(reply).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - stoppedAtMs).toBeLessThan(80);
  });

  it('a new tab that only looks is told that nothing runs, and one that loads takes the place', async () => {
    const [owner] = await ready();
    owner.double.freeze();
    const late = tabs.open();
    await expect(late.inference.status()).resolves.toMatchObject({ model: { status: 'none' } });
    await worksIn(late);
    await expect(late.inference.status()).resolves.toMatchObject({ isOwner: true });
  });
});

describe('a guest', () => {
  it('that closes is no longer counted, and the others are not disturbed', async () => {
    const [owner, second, third] = await ready();
    second.double.tell('left');
    second.double.die();
    await vi.waitFor(async () => expect((await owner.inference.status()).tabs).toBe(2));
    await worksIn(third);
    expect(third.told).toEqual([]);
  });
});
