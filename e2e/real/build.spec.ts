// What the build promises about itself.
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

const assets = readdirSync('dist/assets').map((name) => ({
  name,
  text: readFileSync(`dist/assets/${name}`, 'utf8'),
}));

test('each engine is in exactly one file, which only its worker loads', async ({ page, requests }) => {
  const withEngine = assets
    .filter(({ text }) => text.includes('WebGPUNotAvailableError'))
    .map(({ name }) => name);
  expect(withEngine).toEqual([expect.stringMatching(/^inference\.worker-.*\.js$/)]);
  const withCpuEngine = assets.filter(({ text }) => text.includes('em-pthread')).map(({ name }) => name);
  expect(withCpuEngine).toEqual([expect.stringMatching(/^cpu\.worker-.*\.js$/)]);
  expect(assets.filter(({ name }) => name.endsWith('.wasm'))).toHaveLength(1);
  await new ChatPage(page).open();
  await expect(page.getByRole('button', { name: 'Get it and start' })).toBeVisible();
  expect(requests.filter((url) => /inference\.worker|cpu\.worker|wllama/.test(url))).toEqual([]);
});

test('what a first visit really fetches before consent stays under 65 kB compressed', async ({
  page,
  requests,
}) => {
  await new ChatPage(page).open();
  await expect(page.getByRole('button', { name: 'Get it and start' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const names = requests.flatMap((url) => /\/(assets\/[^?]+)/.exec(url)?.[1] ?? []);
  const files = ['index.html', ...new Set(names)];
  const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(`dist/${name}`)).byteLength, 0);
  expect(files.length).toBeGreaterThan(10);
  expect(bytes).toBeLessThan(65_000);
});

test('the page has no inline script or style, and the notices travel with the site', () => {
  const html = readFileSync('dist/index.html', 'utf8');
  expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/);
  for (const name of ['LICENSE', 'NOTICE']) expect(readFileSync(`dist/${name}`, 'utf8')).toContain('Apache');
});

test('nothing in the site names a path from the root of the host', () => {
  expect(readFileSync('dist/index.html', 'utf8')).not.toMatch(/(?:src|href)="\//);
});
