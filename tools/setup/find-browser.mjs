// Where a Chromium for the tests is: CHROME_PATH, the system's, then Playwright's own.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @param {string} name @returns {string | null} */
function onPath(name) {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/**
 * The browser's executable, or null when there is none on this machine.
 * @returns {string | null}
 */
export function findBrowser() {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(`CHROME_PATH names ${given}, but there is no such file.`);
  }
  for (const name of names) {
    const path = onPath(name);
    if (path !== null) return path;
  }
  const app = macApps.find((path) => existsSync(path));
  if (app !== undefined) return app;
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}
