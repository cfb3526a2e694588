// How long a library takes to load and to answer, in a fresh Chromium per run:
//   node --import tsx tools/model-library/measure-load.ts [LIBRARY.wasm ...]
// Libraries take turns, so that a busy machine is as hard on one as on the other. The first load of a run
// fetches the weights and is not counted.
import { chromium, type Page } from '@playwright/test';
import type * as WebLlm from '@mlc-ai/web-llm';
import { serve } from '../../e2e/library/serve.ts';
import { findBrowser } from '../setup/find-browser.mjs';

const runs = 3;

interface Measurement {
  shaders: number;
  shaderSeconds: number;
  loadSeconds: number;
  prefillTokensPerSecond: number;
  decodeTokensPerSecond: number;
}

/** Handed to `page.evaluate`, so everything it uses is inside. */
async function measureInPage(): Promise<Measurement> {
  const url = '/web-llm.js';
  const { CreateMLCEngine } = (await import(url)) as typeof WebLlm;
  const { origin } = location;
  const model = { model: `${origin}/model/`, model_id: 'starter', model_lib: `${origin}/library.wasm` };
  const config: WebLlm.MLCEngineConfig = { appConfig: { model_list: [model] }, logLevel: 'ERROR' };
  const cold = await CreateMLCEngine('starter', config);
  await cold.unload();

  const property = Object.getOwnPropertyDescriptor(GPUDevice.prototype, 'createComputePipelineAsync');
  const compile = property!.value as (
    this: GPUDevice,
    descriptor: GPUComputePipelineDescriptor,
  ) => Promise<GPUComputePipeline>;
  let shaders = 0;
  let firstStart = Infinity;
  let lastEnd = 0;
  GPUDevice.prototype.createComputePipelineAsync = async function (descriptor) {
    shaders += 1;
    firstStart = Math.min(firstStart, performance.now());
    const pipeline = await compile.call(this, descriptor);
    lastEnd = performance.now();
    return pipeline;
  };
  const started = performance.now();
  const engine = await CreateMLCEngine('starter', config);
  const loadSeconds = (performance.now() - started) / 1000;

  // The first answer warms up and is not counted either.
  const question = 'Tell me in one sentence why the sky is blue by day and red in the evening.';
  const ask = (content: string) =>
    engine.chat.completions.create({ messages: [{ role: 'user', content }], temperature: 0, max_tokens: 8 });
  await ask('Hi.');
  const { usage } = await ask(question);
  return {
    shaders,
    shaderSeconds: (lastEnd - firstStart) / 1000,
    loadSeconds,
    prefillTokensPerSecond: usage!.extra.prefill_tokens_per_s,
    decodeTokensPerSecond: usage!.extra.decode_tokens_per_s,
  };
}

async function measure(library: string | undefined): Promise<Measurement> {
  const server = await serve(library);
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const page: Page = await browser.newPage();
    // tsx compiles functions so that they call this helper of its own.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(server.url);
    return await page.evaluate(measureInPage);
  } finally {
    await browser.close();
    server.close();
  }
}

const named = process.argv.slice(2);
const libraries = named.length > 0 ? named : [undefined];
for (let run = 0; run < runs; run += 1) {
  for (const library of libraries) {
    const result = Object.entries<number>({ ...(await measure(library)) }).map(
      ([key, value]) => `${key} ${value.toFixed(1)}`,
    );
    console.log(`${library ?? 'committed'}: ${result.join(', ')}`);
  }
}
process.exit(0);
