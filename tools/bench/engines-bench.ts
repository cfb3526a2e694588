// Bare wllama and Hearth on the CPU side by side, with the same weights in one browser, and Hearth on web-llm beside them.
// `--quick`: one repeat with less to read; it writes no report.
import { existsSync, readdirSync } from 'node:fs';
import { buildIfChanged } from '../setup/build-if-changed.mjs';
import { findBrowser } from '../setup/find-browser.mjs';
import { makeStarterModel } from '../setup/make-starter-model.mjs';
import { serveStatic } from '../site/serve-static.ts';
import { buildPages } from './build-pages.ts';
import { describeEngines, engineSides, judgeEngines } from './engines-report.ts';
import { launchBrowser } from './launch-browser.ts';
import { readMachine } from './machine.ts';
import { measureEngines } from './measure-engine.ts';
import { longQuestion, longQuestionInBrief } from './plan.ts';
import { replaceSection, report } from './report-file.ts';
import type { EnginesFigures } from './engines-report.ts';

const isQuick = process.argv.includes('--quick');
const executablePath = findBrowser();
if (executablePath === null || !existsSync(executablePath))
  throw new Error('There is no Chromium on this machine.');
if (!makeStarterModel()) throw new Error('The benchmark needs the starter model.');
buildIfChanged();
const { url: site } = await serveStatic({ '/': 'dist', '/bench/': await buildPages() });

const worker = (name: string): string => {
  const file = readdirSync('dist/assets').find((entry) => entry.startsWith(`${name}.worker-`));
  if (file === undefined) throw new Error(`The built site has no ${name} worker.`);
  return `assets/${file}`;
};
const workers = new URLSearchParams(
  ['inference', 'cpu', 'downloads'].map((name): [string, string] => [name, worker(name)]),
);
const pages = {
  bare: `${site}bench/bare-wllama.html`,
  cpu: `${site}bench/hearth-cpu.html?${workers}`,
  gpu: `${site}bench/hearth.html?${workers}`,
};

const browser = await launchBrowser(executablePath);
try {
  const machine = await readMachine(browser, `${site}bench/bare-wllama.html`);
  const repeats = isQuick ? 1 : 3;
  const figures: EnginesFigures = { bare: [], cpu: [], gpu: [] };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    console.log(`repeat ${repeat + 1} of ${repeats}`);
    const order = repeat % 2 === 0 ? engineSides : engineSides.toReversed();
    const question = isQuick ? longQuestionInBrief : longQuestion;
    const found = await measureEngines(browser, pages, question, order);
    for (const side of engineSides) figures[side].push(found[side]);
  }
  const verdicts = judgeEngines(figures);
  const text = describeEngines({ figures, machine, verdicts, date: new Date() });
  console.log(`\n${text}`);
  if (isQuick) console.log(`A quick run: ${report} stays as it is.`);
  else replaceSection('engines', text);
  process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await browser.close();
}
