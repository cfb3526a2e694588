import { beforeEach, describe, expect, it } from 'vitest';
import { pageLockName } from '../contract/offline-contract.ts';
import { listOf, PlatformDouble, scope } from '../testing/site-double.ts';
import { OfflineSite } from './offline-site.ts';

const first = {
  'index.html': '<html>1',
  'assets/page-1.js': 'page 1',
  'assets/style-1.css': 'style',
  'assets/engine-1.js': 'engine 1',
  'assets/cpu-1.js': 'CPU engine 1',
  'libraries/tiny.wasm': 'library 1',
};
const second = {
  'index.html': '<html>2',
  'assets/page-2.js': 'page 2',
  'assets/style-1.css': 'style',
  'assets/engine-1.js': 'engine 1',
  'assets/cpu-1.js': 'CPU engine 1',
  'libraries/tiny.wasm': 'library 1',
};
const [v1, v2] = ['1111111111111111', '2222222222222222'];
const context = { signal: new AbortController().signal, emit: () => undefined };

let platform: PlatformDouble;

async function install(version: string, files: Readonly<Record<string, string>>): Promise<OfflineSite> {
  platform.files = files;
  const site = new OfflineSite(await listOf(version, files), scope, platform);
  await site.install();
  return site;
}

const textOf = async (site: OfflineSite, path: string, mode?: RequestMode): Promise<string | null> => {
  const request = new Request(new URL(path, scope));
  // A `Request` for a navigation cannot be made by hand.
  if (mode !== undefined) Object.defineProperty(request, 'mode', { value: mode });
  const response = await site.answer(request);
  return response === null ? null : response.text();
};
const proved = (site: OfflineSite, path: string) =>
  site.handlers.unitProved({ scriptUrl: `${scope}${path}` }, context);

beforeEach(() => {
  platform = new PlatformDouble();
});

describe('installing', () => {
  it('keeps the shell, and nothing heavy', async () => {
    await install(v1, first);
    expect(platform.asked.sort()).toEqual([
      'assets/page-1.js',
      'assets/style-1.css',
      'hearth.config.json',
      'index.html',
    ]);
  });

  it('refuses a file that is not what was built, such as a login page', async () => {
    const list = await listOf(v1, first);
    platform.files = { ...first, 'assets/page-1.js': '<html>Please log in' };
    await expect(new OfflineSite(list, scope, platform).install()).rejects.toMatchObject({
      code: 'integrity-mismatch',
    });
  });

  it('fails when the host does, and goes on from there at the next try', async () => {
    const list = await listOf(v1, first);
    platform.files = { 'index.html': first['index.html'], 'assets/style-1.css': 'style' };
    await expect(new OfflineSite(list, scope, platform).install()).rejects.toMatchObject({
      code: 'download-failed',
      detail: { status: 404 },
    });
    platform.asked.length = 0;
    await install(v1, first);
    expect(platform.asked).not.toContain('index.html');
  });

  it('takes from the version before what has not changed', async () => {
    await install(v1, first);
    platform.asked.length = 0;
    await install(v2, second);
    expect(platform.asked.sort()).toEqual(['assets/page-2.js', 'hearth.config.json', 'index.html']);
  });

  it('keeps the engine of an update where the visitor had agreed to one before', async () => {
    const site = await install(v1, first);
    await site.handlers.keepEngine(null, context);
    await install(v2, { ...second, 'assets/engine-2.js': 'engine 2', 'libraries/tiny.wasm': 'library 2' });
    expect(platform.asked).toContain('assets/engine-2.js');
    expect(platform.asked.filter((path) => path === 'libraries/tiny.wasm')).toHaveLength(2);
  });
});

describe('the engine on the CPU', () => {
  const enginesOf = async (site: OfflineSite) =>
    (await site.handlers.inspect({ thorough: false }, context)).engines;

  it('is kept for who uses it, and not the one on the GPU with its libraries', async () => {
    const site = await install(v1, first);
    platform.asked.length = 0;
    await site.handlers.keepEngine({ engine: 'cpu-engine' }, context);
    expect(platform.asked).toEqual(['assets/cpu-1.js']);
    expect(await enginesOf(site)).toEqual(['cpu-engine']);
    platform.isOnline = false;
    expect(await textOf(site, 'assets/cpu-1.js')).toBe('CPU engine 1');
  });

  it('is not kept for who uses the other, of which alone an older page knows', async () => {
    const site = await install(v1, first);
    await site.handlers.keepEngine(null, context);
    expect(platform.asked).not.toContain('assets/cpu-1.js');
    expect(await enginesOf(site)).toEqual(['engine']);
  });

  it('stays kept through an update, and goes with its version', async () => {
    const site = await install(v1, first);
    await site.handlers.keepEngine({ engine: 'cpu-engine' }, context);
    platform.asked.length = 0;
    const updated = await install(v2, { ...second, 'assets/cpu-2.js': 'CPU engine 2' });
    expect(platform.asked).toContain('assets/cpu-2.js');
    expect(platform.asked).not.toContain('assets/engine-1.js');
    await proved(updated, 'assets/page-2.js');
    expect((await platform.caches.keys()).some((name) => name.includes(v1))).toBe(false);
  });
});

describe('answering', () => {
  it('opens without a network', async () => {
    const site = await install(v1, first);
    platform.isOnline = false;
    expect(await textOf(site, './', 'navigate')).toBe('<html>1');
    expect(await textOf(site, 'assets/page-1.js')).toBe('page 1');
  });

  it('fetches what the browser has cleared, and keeps it again', async () => {
    const site = await install(v1, first);
    for (const name of await platform.caches.keys()) await platform.caches.delete(name);
    expect(await textOf(site, 'assets/page-1.js')).toBe('page 1');
    platform.isOnline = false;
    expect(await textOf(site, 'assets/page-1.js')).toBe('page 1');
  });

  it('gives a page of an older version its files, though the host has them no more', async () => {
    await install(v1, first);
    const site = await install(v2, second);
    expect(await textOf(site, 'assets/page-1.js')).toBe('page 1');
  });

  it('fetches the engine once, however many ask for it at the same time', async () => {
    const site = await install(v1, first);
    const [, text] = await Promise.all([
      site.handlers.keepEngine(null, context),
      textOf(site, 'assets/engine-1.js'),
    ]);
    expect(text).toBe('engine 1');
    expect(platform.asked.filter((path) => path.includes('engine'))).toHaveLength(1);
  });

  it('leads a stray address to the page when there is no network', async () => {
    const site = await install(v1, first);
    platform.isOnline = false;
    const request = new Request(`${scope}no/such/page`);
    Object.defineProperty(request, 'mode', { value: 'navigate' });
    const response = await site.answer(request);
    expect(response?.headers.get('location')).toBe(scope);
  });
});

describe('the configuration', () => {
  const name = 'hearth.config.json';

  it('is the host’s while the host can be reached', async () => {
    const site = await install(v1, { ...first, [name]: '{"a":1}' });
    platform.files = { ...first, [name]: '{"a":2}' };
    expect(await textOf(site, name)).toBe('{"a":2}');
    platform.isOnline = false;
    expect(await textOf(site, name)).toBe('{"a":2}');
  });

  it('is not replaced by a login page', async () => {
    const site = await install(v1, { ...first, [name]: '{"a":1}' });
    platform.files = { ...first, [name]: '<html>Please log in' };
    expect(await textOf(site, name)).toBe('{"a":1}');
  });

  it('is gone when the deployer took it away', async () => {
    const site = await install(v1, { ...first, [name]: '{"a":1}' });
    platform.files = first;
    expect(await textOf(site, name)).toBe('Not found');
    platform.isOnline = false;
    await expect(textOf(site, name)).rejects.toThrow('Failed to fetch');
  });
});

describe('isolation', () => {
  const set = (site: OfflineSite, isolated: boolean) => site.handlers.setIsolation({ isolated }, context);

  async function policies(site: OfflineSite, path: string, mode?: RequestMode): Promise<string[]> {
    const request = new Request(new URL(path, scope));
    if (mode !== undefined) Object.defineProperty(request, 'mode', { value: mode });
    const headers = (await site.answer(request))?.headers;
    const names = ['cross-origin-opener-policy', 'cross-origin-embedder-policy'];
    return names.flatMap((name) => headers?.get(name) ?? []);
  }
  const isolated = ['same-origin', 'require-corp'];

  it('is off until it is wanted, and can be ended', async () => {
    const site = await install(v1, first);
    expect(await policies(site, './', 'navigate')).toEqual([]);
    await set(site, true);
    expect(await policies(site, './', 'navigate')).toEqual(isolated);
    expect((await site.handlers.inspect({ thorough: false }, context)).isolates).toBe(true);
    await set(site, false);
    expect(await policies(site, './', 'navigate')).toEqual([]);
    expect((await site.handlers.inspect({ thorough: false }, context)).isolates).toBe(false);
  });

  it('is for pages, those in frames and of the host included, and leaves them as they are', async () => {
    const site = await install(v1, { ...first, LICENSE: 'the licence' });
    await set(site, true);
    expect(await textOf(site, './', 'navigate')).toBe('<html>1');
    expect(await policies(site, 'LICENSE', 'navigate')).toEqual(isolated);
    expect(await textOf(site, 'LICENSE', 'navigate')).toBe('the licence');
    expect(await policies(site, 'assets/page-1.js')).toEqual([]);
  });

  it('is also for the page that says that there is none', async () => {
    const site = await install(v1, first);
    await set(site, true);
    const request = new Request(`${scope}no/such/page`);
    Object.defineProperty(request, 'mode', { value: 'navigate' });
    const response = await site.answer(request);
    expect(response?.status).toBe(404);
    expect(response?.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  it('leaves a redirect to the browser', async () => {
    const site = await install(v1, first);
    await set(site, true);
    platform.isOnline = false;
    expect(await policies(site, 'no/such/page', 'navigate')).toEqual([]);
  });

  it('outlives the service worker and updates', async () => {
    await set(await install(v1, first), true);
    const again = new OfflineSite(await listOf(v1, first), scope, platform);
    expect(await policies(again, './', 'navigate')).toEqual(isolated);
    const next = await install(v2, second);
    await next.handlers.unitProved({ scriptUrl: `${scope}assets/page-2.js` }, context);
    expect(await policies(next, './', 'navigate')).toEqual(isolated);
  });
});

describe('an update', () => {
  const versions = async () =>
    (await platform.caches.keys())
      .filter((name) => name.startsWith('hearth-shell-'))
      .map((name) => name.slice(-16));

  async function updated(): Promise<OfflineSite> {
    const before = await install(v1, first);
    await before.handlers.keepEngine(null, context);
    await proved(before, 'assets/page-1.js');
    return install(v2, second);
  }

  it('removes the version before once the new one has answered', async () => {
    const site = await updated();
    await site.handlers.tend({ thorough: false }, context);
    expect(await versions()).toEqual([v1, v2]);
    await proved(site, 'assets/page-2.js');
    expect(await versions()).toEqual([v2]);
    expect((await platform.caches.keys()).some((name) => name.includes(v1))).toBe(false);
  });

  it('learns nothing about itself from a page of the version before', async () => {
    const site = await updated();
    await proved(site, 'assets/page-0.js');
    expect(await versions()).toEqual([v1, v2]);
  });

  it('waits for pages of the version before to be closed', async () => {
    const site = await updated();
    platform.locks.add(pageLockName(`${scope}assets/page-1.js`));
    await proved(site, 'assets/page-2.js');
    expect(await versions()).toEqual([v1, v2]);
    platform.locks.clear();
    await site.handlers.tend({ thorough: false }, context);
    expect(await versions()).toEqual([v2]);
  });

  it('is not held up by its own pages, where both versions have the same scripts', async () => {
    const before = await install(v1, first);
    await before.handlers.keepEngine(null, context);
    const site = await install(v2, { ...first, 'index.html': '<html>2' });
    platform.locks.add(pageLockName(`${scope}assets/page-1.js`));
    await proved(site, 'assets/page-1.js');
    expect(await versions()).toEqual([v2]);
  });

  it('touches nothing while yet another version is being installed', async () => {
    const site = await updated();
    platform.updating = true;
    await proved(site, 'assets/page-2.js');
    expect(await versions()).toEqual([v1, v2]);
  });
});

describe('looking after what is kept', () => {
  it('reports what is missing, and what is damaged on a thorough look', async () => {
    const site = await install(v1, first);
    await site.handlers.keepEngine(null, context);
    const shell = `hearth-shell-/sub/-${v1}`;
    await (await platform.caches.open(shell)).delete(`${scope}assets/style-1.css`);
    await (await platform.caches.open(shell)).put(`${scope}assets/page-1.js`, new Response('pagé 1'));
    const stateOf = async (thorough: boolean, path: string) =>
      (await site.handlers.inspect({ thorough }, context)).pieces.find((piece) => piece.path === path)?.state;
    expect(await stateOf(false, 'assets/style-1.css')).toBe('missing');
    expect(await stateOf(false, 'assets/page-1.js')).toBe('ok');
    expect(await stateOf(true, 'assets/page-1.js')).toBe('damaged');
    expect(await stateOf(true, 'libraries/tiny.wasm')).toBe('ok');

    await site.handlers.tend({ thorough: true }, context);
    expect(await stateOf(true, 'assets/style-1.css')).toBe('ok');
    expect(await stateOf(true, 'assets/page-1.js')).toBe('ok');
  });
});
