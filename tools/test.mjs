// `npm test`: everything that has to hold, from a fresh clone. Quick checks first.
import { installPackages } from './setup/install-packages.mjs';

installPackages();
const { installBrowser } = await import('./setup/install-browser.mjs');
const { makeStarterModel } = await import('./setup/make-starter-model.mjs');
const { runStep, runTogether } = await import('./setup/run-step.mjs');

const browser = installBrowser();
if (!makeStarterModel()) {
  console.error('The tests run the real starter model, so they cannot go on without it.');
  process.exit(1);
}
// As in CI, wherever it runs: what fails once on a busy machine is tried again, and listed as flaky.
const env = { CHROME_PATH: browser, CI: 'true' };
/** @param {string[]} names */
const projects = (...names) => names.map((name) => `--project ${name}`).join(' ');
const inPairs = projects('scripted', 'tabs', 'endpoint', 'api', 'embed', 'offline', 'hub', 'no-webgpu');
const alone = projects('real', 'library');
const builds = ['build', 'build:scripted', 'build:embed', 'build:embed-scripted'];
// Each keeps about one core busy.
await runTogether([
  { title: 'Types, lint, format, borders, dead code, translations', command: 'npm run --silent check' },
  {
    title: 'The site and the embed, each also with the scripted engine; unit tests',
    command: [...builds.map((script) => `npm run --silent ${script}`), 'npx vitest run --project unit'].join(
      ' && ',
    ),
  },
]);
runStep('Element tests', 'npx vitest run --project browser', env);
// By itself: it keeps every core busy, and some element tests are timed.
runStep('The engine contract on the real engine', 'npx vitest run --project real-engine', env);
runStep('Size budgets', 'npx size-limit');
// These mostly wait, so two at once make the run shorter; the others keep every core busy.
runStep('Journeys with the scripted engine', `npx playwright test ${inPairs} --workers 2`, env);
runStep('Journeys with the real model', `npx playwright test ${alone} --workers 1`, env);
console.log('\nEverything passed.');
