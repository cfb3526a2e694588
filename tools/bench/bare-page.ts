// web-llm as its README shows it: its own worker, its own client, no option changed.
import { CreateWebWorkerMLCEngine } from '@mlc-ai/web-llm';
import type { WebWorkerMLCEngine } from '@mlc-ai/web-llm';
import manifest from '../../src/models/starter-manifest.json';
import { runDownload } from './download-run.ts';
import { ReplyClock } from './reply-clock.ts';
import type { BenchPage } from './bench-page.ts';

const { id, revision, library } = manifest;
const site = new URL('../', document.baseURI);
/** Where the model comes from while downloads are measured. */
const query = new URLSearchParams(location.search);
const hub = query.get('hub');
const appConfig = {
  model_list: [
    {
      model_id: id,
      model: hub ?? new URL(`models/${id}/resolve/${revision}/`, site).href,
      model_lib:
        hub === null ? new URL(library.path, site).href : new URL('/libraries/starter.wasm', hub).href,
    },
  ],
};

let engine: WebWorkerMLCEngine;

globalThis.bench = {
  async load() {
    const startMs = performance.now();
    const worker = new Worker(new URL('./bare-page.worker.ts', import.meta.url), { type: 'module' });
    engine = await CreateWebWorkerMLCEngine(worker, id, { appConfig });
    return performance.now() - startMs;
  },

  // It fetches and loads in one; whoever measures looks at what is stored.
  async download() {
    await this.load();
  },

  async ask({ messages, maxTokens }) {
    const clock = new ReplyClock();
    const chunks = await engine.chat.completions.create({
      stream: true,
      stream_options: { include_usage: true },
      messages,
      temperature: 0,
      top_p: 1,
      max_tokens: maxTokens,
    });
    let usage;
    for await (const chunk of chunks) {
      clock.add(chunk.choices[0]?.delta.content ?? '');
      usage = chunk.usage ?? usage;
    }
    return {
      text: clock.text,
      readTokens: usage?.prompt_tokens ?? NaN,
      writtenTokens: usage?.completion_tokens ?? NaN,
      firstTextMs: clock.firstTextMs,
      writingMs: clock.writingMs,
    };
  },
} satisfies BenchPage;

const names = query.get('names');
if (names !== null) void runDownload(() => globalThis.bench.download(), names.split(','));
