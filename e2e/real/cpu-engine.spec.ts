// The CPU engine's built worker under the policy of the built page, with the page's own scripts left out: nested workers
// and Trusted Types are what a test in development, which has no policy, cannot see.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';
import type { LoadedModel, LoadProgress } from '../../src/inference/contract/inference-contract.ts';

const manifest = JSON.parse(readFileSync('src/models/starter-gguf-manifest.json', 'utf8')) as {
  id: string;
  revision: string;
  files: { path: string }[];
};
const workerName = readdirSync('dist/assets').find((name) => name.startsWith('cpu.worker-'))!;

/** What `page.evaluate` brings back. */
interface Seen {
  phases: LoadProgress['phase'][];
  loaded: LoadedModel;
  text: string;
}

/** The page without its scripts, but with its policy; `headers` come with it. */
async function openBare(page: Page, headers: Record<string, string>): Promise<void> {
  await page.route(/\/assets\/(?!cpu\.worker-|wllama-)[^/]*\.js$/, (route) => route.abort());
  await page.route('**/index.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
  });
  await page.goto('index.html');
}

const answerWithCpu = (page: Page): Promise<Seen> =>
  page.evaluate(
    async ({ facts, scriptUrl }) => {
      const folder = `models/${facts.id}/resolve/${facts.revision}/`;
      const cache = await caches.open('webllm/model');
      for (const { path } of facts.files) {
        const response = await fetch(folder + path);
        if (!response.ok) throw new Error(`${path} is not on the site`);
        await cache.put(`https://model.invalid/${folder.slice('models/'.length)}${path}`, response);
      }
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: {
          createPolicy: (name: string, rules: object) => { createScriptURL: (url: string) => string };
        };
      };
      const policy = trustedTypes.createPolicy('hearth-worker', { createScriptURL: (url: string) => url });
      const source = new Blob([`import ${JSON.stringify(new URL(scriptUrl, location.href).href)};`], {
        type: 'text/javascript',
      });
      const name = `cpu ${crypto.randomUUID()}`;
      const worker = new Worker(policy.createScriptURL(URL.createObjectURL(source)), {
        type: 'module',
        name,
      });
      interface Message {
        kind?: string;
        id?: number;
        event?: never;
        result?: never;
        error?: unknown;
      }
      const call = <Result>(id: number, callName: string, params: unknown, onEvent: (event: never) => void) =>
        new Promise<Result>((resolve, reject) => {
          worker.addEventListener('error', ({ message }) => reject(new Error(message)));
          worker.addEventListener('message', ({ data }: MessageEvent<Message | string>) => {
            if (typeof data === 'string' || data.id !== id) return;
            if (data.kind === 'event') onEvent(data.event as never);
            else if (data.kind === 'result') resolve(data.result as Result);
            else reject(new Error(JSON.stringify(data.error)));
          });
          worker.postMessage({ kind: 'call', id, name: callName, params });
        });
      const phases: LoadProgress['phase'][] = [];
      let text = '';
      const loaded = await call<LoadedModel>(
        1,
        'load',
        { engine: 'wllama', manifest: facts },
        ({ phase }: LoadProgress) => {
          if (phases.at(-1) !== phase) phases.push(phase);
        },
      );
      await call(
        2,
        'generate',
        {
          messages: [{ role: 'user', content: 'Say hello.' }],
          sampling: { temperature: 0, topP: 1, maxTokens: 8 },
        },
        ({ text: more }: { text: string }) => (text += more),
      );
      worker.terminate();
      return { phases, loaded, text };
    },
    { facts: manifest, scriptUrl: `assets/${workerName}` },
  );

test('it answers under the policy of the page, on one thread where the host sends no headers', async ({
  page,
}) => {
  await openBare(page, {});
  const { phases, loaded, text } = await answerWithCpu(page);
  expect(phases).toEqual(['starting', 'weights']);
  expect(loaded.device).toBe('CPU, 1 thread');
  expect(text.trim()).not.toBe('');
});

test('it measures how many threads help where the page is isolated, and computes with them', async ({
  page,
}) => {
  await openBare(page, {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const { phases, loaded, text } = await answerWithCpu(page);
  expect(phases).toEqual(['starting', 'threads', 'weights']);
  expect(loaded.device).toMatch(/^CPU, (1 thread|\d+ threads)$/);
  expect(text.trim()).not.toBe('');
});
