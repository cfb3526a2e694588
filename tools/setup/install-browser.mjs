// Makes sure that the tests have a Chromium: Playwright's own where it can be fetched, else the distribution's.
import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser.mjs';

/** @param {string} command @param {string[]} args */
function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/**
 * Installs a browser when none is found.
 * @returns {string} the executable
 */
export function installBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  console.log('No Chromium or Chrome on this machine: installing one for the tests.');
  if (!succeeds('npx', ['playwright', 'install', 'chromium'])) {
    console.log("Playwright's download failed; trying the distribution's package.");
    const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
    const apt = [...sudo, 'apt-get'];
    const run = (/** @type {string[]} */ args) => succeeds(apt[0] ?? 'apt-get', [...apt.slice(1), ...args]);
    run(['update']);
    run(['install', '-y', '--no-install-recommends', 'chromium']);
  }
  const installed = findBrowser();
  if (installed === null) {
    throw new Error('Could not install a browser. Install Chromium or Chrome and set CHROME_PATH to it.');
  }
  return installed;
}
