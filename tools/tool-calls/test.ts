// Says how well models call tools, by asking them through `/v1` of the built site in a browser of this machine:
// `npm run test:tools -- [id of a catalogue model …]`, the starter model without one. Other models are fetched from their hub.
import { existsSync } from 'node:fs';
import { findBrowser } from '../setup/find-browser.mjs';
import { buildIfChanged } from '../setup/build-if-changed.mjs';
import { makeStarterModel } from '../setup/make-starter-model.mjs';
import { launchBrowser } from '../bench/launch-browser.ts';
import { serveStatic } from '../site/serve-static.ts';
import { cases } from './cases.ts';
import { verdictOf } from './verdict.ts';
import type { Page } from '@playwright/test';
import type { Call, ToolCase } from './cases.ts';

/** Of the page, as far as it is needed here. */
interface WithServices {
  services: {
    commands: { turnTo: (id: string) => Promise<void> };
    model: {
      value: { status: string };
      start: () => Promise<void>;
      choice: { value: { card: { id: string } } };
    };
  };
}

interface WrittenCall {
  function: { name: string; arguments: string };
}

interface Answer {
  choices?: { message: { content: string | null; tool_calls?: WrittenCall[] } }[];
  error?: { message: string };
}

async function startModel(page: Page, id: string | null): Promise<string> {
  return page.evaluate(async (wanted) => {
    const { model, commands } = (document.querySelector('hearth-app') as unknown as WithServices).services;
    while (model.value.status === 'checking') await new Promise((resolve) => setTimeout(resolve, 50));
    if (wanted !== null) await commands.turnTo(wanted);
    await model.start();
    if (model.value.status !== 'ready') throw new Error(`The model is ${model.value.status}.`);
    return model.choice.value.card.id;
  }, id);
}

const ask = (page: Page, body: object): Promise<Answer> =>
  page.evaluate(async (given) => {
    const response = await fetch('v1/chat/completions', { method: 'POST', body: JSON.stringify(given) });
    return (await response.json()) as Answer;
  }, body);

const readCall = ({ function: { name, arguments: json } }: WrittenCall): Call => ({
  name,
  arguments: JSON.parse(json) as Call['arguments'],
});

interface Said {
  calls: readonly Call[];
  text: string;
  error: string | null;
}

async function say(page: Page, body: object): Promise<Said> {
  const { choices, error } = await ask(page, body);
  const { content = null, tool_calls: written = [] } = choices?.[0]?.message ?? {};
  return { calls: written.map(readCall), text: content ?? '', error: error?.message ?? null };
}

async function isRight(
  page: Page,
  model: string,
  { body, isRight: judge, name }: ToolCase,
): Promise<boolean> {
  const startMs = performance.now();
  const { calls, text, error } = await say(page, {
    ...body,
    model,
    temperature: 0,
    max_completion_tokens: 200,
  });
  const right = judge(calls, text);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
  const said = error ?? JSON.stringify(calls.length > 0 ? calls : text);
  console.log(`${right ? 'right' : 'WRONG'}  ${name} (${seconds} s): ${said.slice(0, 160)}`);
  return right;
}

async function testModel(page: Page, site: string, id: string | null): Promise<void> {
  await page.goto(site);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const model = await startModel(page, id);
  let free = 0;
  let demanded = 0;
  for (const each of cases) {
    if (!(await isRight(page, model, each))) continue;
    if (each.isDemanded) demanded += 1;
    else free += 1;
  }
  const freeCount = cases.filter(({ isDemanded }) => !isDemanded).length;
  const verdict = verdictOf(free, freeCount);
  console.log(
    `\n| ${model} | ${free} of ${freeCount} | ${demanded} of ${cases.length - freeCount} | ${verdict} |\n`,
  );
}

const executablePath = findBrowser();
if (executablePath === null || !existsSync(executablePath))
  throw new Error('There is no Chromium on this machine.');
if (!makeStarterModel()) throw new Error('The test needs the starter model.');
buildIfChanged();
const server = await serveStatic({ '/': 'dist' });
const browser = await launchBrowser(executablePath);
try {
  const ids = process.argv.slice(2);
  for (const id of ids.length === 0 ? [null] : ids) {
    const context = await browser.newContext();
    await testModel(await context.newPage(), server.url, id);
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}
