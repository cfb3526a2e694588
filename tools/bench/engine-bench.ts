// Bare web-llm and Hearth side by side, with the same library and weights in one browser.
// `--quick`: one repeat with less to read; it writes no report.
import { existsSync } from 'node:fs';
import { buildIfChanged } from '../setup/build-if-changed.mjs';
import { findBrowser } from '../setup/find-browser.mjs';
import { makeStarterModel } from '../setup/make-starter-model.mjs';
import { runStep } from '../setup/run-step.mjs';
import { buildPages } from './build-pages.ts';
import { readMachine } from './machine.ts';
import { launchBrowser } from './launch-browser.ts';
import { longQuestion, longQuestionInBrief } from './plan.ts';
import { writeReport } from './report.ts';
import { runAll } from './run.ts';
import { replaceSection, report } from './report-file.ts';
import { serveStatic } from '../site/serve-static.ts';
import { judge } from './verdict.ts';

const isQuick = process.argv.includes('--quick');

const executablePath = findBrowser();
if (executablePath === null || !existsSync(executablePath))
  throw new Error('There is no Chromium on this machine.');
if (!makeStarterModel()) throw new Error('The benchmark needs the starter model.');
buildIfChanged();
runStep('Building the site with the scripted engine', 'npm run --silent build:scripted');
const { url: site } = await serveStatic({
  '/': 'dist',
  '/scripted/': 'dist-scripted',
  '/bench/': await buildPages(),
});

const browser = await launchBrowser(executablePath);
const startMs = performance.now();
const tell = (line: string): void =>
  console.log(`${((performance.now() - startMs) / 1000).toFixed(0)} s: ${line}`);
try {
  const machine = await readMachine(browser, `${site}bench/bare.html`);
  const plan = isQuick ? { repeats: 1, longQuestion: longQuestionInBrief } : { repeats: 3, longQuestion };
  const figures = await runAll(browser, site, plan, tell);
  const verdicts = judge(figures);
  const text = writeReport({ figures, machine, verdicts, date: new Date() });
  console.log(`\n${text}`);
  if (isQuick) console.log(`A quick run: ${report} stays as it is.`);
  else replaceSection('engine', text);
  process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await browser.close();
}
