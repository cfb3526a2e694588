import { beforeEach, describe, expect, it } from 'vitest';
import { listOf, PlatformDouble, scope } from '../testing/site-double.ts';
import { OfflineSite } from './offline-site.ts';

const page = { 'index.html': '<html>', 'assets/page-1.js': 'page' };
const german = { 'assets/de-12345678.js': 'Deutsch' };
const context = { signal: new AbortController().signal, emit: () => undefined };

let platform: PlatformDouble;

beforeEach(() => {
  platform = new PlatformDouble();
});

async function install(version: string, files: Readonly<Record<string, string>>): Promise<OfflineSite> {
  platform.files = files;
  const site = new OfflineSite(await listOf(version, files), scope, platform);
  await site.install();
  return site;
}

const textOf = async (site: OfflineSite, path: string) =>
  (await site.answer(new Request(new URL(path, scope))))?.text();
const languagesOf = async (site: OfflineSite) =>
  (await site.handlers.inspect({ thorough: false }, context)).pieces
    .filter(({ group }) => group === 'language')
    .map(({ path }) => path);

describe('a language', () => {
  it('is kept once somebody has read it', async () => {
    const site = await install('1111111111111111', { ...page, ...german });
    expect(platform.asked).not.toContain('assets/de-12345678.js');
    expect(await languagesOf(site)).toEqual([]);
    expect(await textOf(site, 'assets/de-12345678.js')).toBe('Deutsch');
    expect(await languagesOf(site)).toEqual(['assets/de-12345678.js']);
    platform.isOnline = false;
    expect(await textOf(site, 'assets/de-12345678.js')).toBe('Deutsch');
  });

  it('comes with each update from then on, though its name is another', async () => {
    const site = await install('1111111111111111', { ...page, ...german });
    await textOf(site, 'assets/de-12345678.js');
    const updated = await install('2222222222222222', { ...page, 'assets/de-abcd-_78.js': 'Deutsch 2' });
    platform.isOnline = false;
    expect(await textOf(updated, 'assets/de-abcd-_78.js')).toBe('Deutsch 2');
  });
});
