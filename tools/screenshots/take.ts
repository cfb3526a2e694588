// `npm run screenshots`: pictures of the main states for docs/screenshots, in light and dark, wide and on a phone. They are
// taken of the built site with the scripted engine, to be looked at by a person before they are committed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { quietArgs } from '../bench/launch-browser.ts';
import { findBrowser } from '../setup/find-browser.mjs';
import { serveStatic } from '../site/serve-static.ts';
import { states } from './states.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/screenshots');
const looks = [
  { name: 'light', colorScheme: 'light', width: 1200, height: 800 },
  { name: 'dark', colorScheme: 'dark', width: 1200, height: 800 },
  { name: 'phone', colorScheme: 'light', width: 390, height: 780 },
] as const;

mkdirSync(folder, { recursive: true });
const server = await serveStatic({ '/': join(root, 'dist-scripted') });
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath !== null && { executablePath }),
  args: quietArgs,
});
for (const { name: look, colorScheme, width, height } of looks) {
  for (const [state, reach] of Object.entries(states)) {
    const context = await browser.newContext({
      baseURL: server.url,
      colorScheme,
      viewport: { width, height },
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    await reach(page);
    await page.screenshot({ path: join(folder, `${state}-${look}.png`), animations: 'disabled' });
    await context.close();
  }
}
await browser.close();
server.close();
