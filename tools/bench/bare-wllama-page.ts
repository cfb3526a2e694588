// wllama as its README shows it: its own worker, its own storage. It is told what Hearth tells it too: to stay on
// the CPU, to do without flash attention (docs/wllama.md, fact 14), and how long the context is.
// Nothing else is changed.
import { Wllama } from '@wllama/wllama';
import type { ChatCompletionChunk, ChatCompletionParams } from '@wllama/wllama';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import manifest from '../../src/models/starter-gguf-manifest.json';
import { ReplyClock } from './reply-clock.ts';
import type { BenchPage } from './bench-page.ts';

const { id, revision, contextTokens, files } = manifest;
const weights = files.find(({ path }) => path.endsWith('.gguf'))?.path ?? '';
const modelUrl = new URL(`../models/${id}/resolve/${revision}/${weights}`, document.baseURI).href;
const wllama = new Wllama({ default: wasmUrl }, { suppressNativeLog: true });

globalThis.bench = {
  async load() {
    const startMs = performance.now();
    await wllama.loadModelFromUrl(
      { url: modelUrl },
      { n_gpu_layers: 0, flash_attn: false, n_ctx: contextTokens },
    );
    return performance.now() - startMs;
  },

  // Downloads are compared with web-llm's loader only.
  download: () => Promise.reject(new Error('not measured')),

  async ask({ messages, maxTokens }) {
    const clock = new ReplyClock();
    // The server behind it knows this option, its types do not.
    const usage = { stream_options: { include_usage: true } } as Partial<ChatCompletionParams>;
    const chunks = await wllama.createChatCompletion({
      ...usage,
      stream: true,
      messages,
      temperature: 0,
      max_tokens: maxTokens,
    });
    let last: ChatCompletionChunk | undefined;
    for await (const chunk of chunks) {
      clock.add(chunk.choices[0]?.delta.content ?? '');
      last = chunk;
    }
    return {
      text: clock.text,
      readTokens: last?.timings?.prompt_n ?? NaN,
      writtenTokens: last?.usage?.completion_tokens ?? NaN,
      firstTextMs: clock.firstTextMs,
      writingMs: clock.writingMs,
    };
  },
} satisfies BenchPage;
