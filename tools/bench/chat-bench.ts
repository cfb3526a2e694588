// The page itself: how soon a long conversation is there, how smoothly a reply streams, what search and memory do.
// `--quick`: one repeat with less of everything; it writes no report.
import { existsSync } from 'node:fs';
import { findBrowser } from '../setup/find-browser.mjs';
import { runStep } from '../setup/run-step.mjs';
import { serveStatic } from '../site/serve-static.ts';
import { buildPages } from './build-pages.ts';
import { fullPlan, quickPlan } from './chat-plan.ts';
import { describeChat, judgeChat } from './chat-report.ts';
import { launchBrowser } from './launch-browser.ts';
import { readMachine } from './machine.ts';
import { measureChat } from './measure-chat.ts';
import { replaceSection, report } from './report-file.ts';
import type { ChatFigures } from './measure-chat.ts';

const isQuick = process.argv.includes('--quick');
const plan = isQuick ? quickPlan : fullPlan;
const executablePath = findBrowser();
if (executablePath === null || !existsSync(executablePath))
  throw new Error('There is no Chromium on this machine.');
runStep('Building the site with the scripted engine', 'npm run --silent build:scripted');
const { url: site } = await serveStatic({ '/scripted/': 'dist-scripted', '/bench/': await buildPages() });

const browser = await launchBrowser(executablePath);
try {
  const machine = await readMachine(browser, `${site}bench/bare.html`);
  const figures: ChatFigures[] = [];
  for (let repeat = 1; repeat <= plan.repeats; repeat += 1) {
    const tell = (line: string): void => console.log(`repeat ${repeat} of ${plan.repeats}: ${line}`);
    figures.push(await measureChat(browser, site, plan, tell));
  }
  const verdicts = judgeChat(figures, plan);
  const text = describeChat({ figures, plan, machine, verdicts, date: new Date() });
  console.log(`\n${text}`);
  if (isQuick) console.log(`A quick run: ${report} stays as it is.`);
  else replaceSection('chat', text);
  process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await browser.close();
}
