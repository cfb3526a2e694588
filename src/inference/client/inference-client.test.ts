import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { createScriptedEngine } from '../testing/scripted-engine.ts';
import { tinyManifest } from '../testing/tiny-manifest.ts';
import { WorkerDouble } from '../testing/worker-double.ts';
import { InferenceClient } from './inference-client.ts';
import { loadParams } from '../contract/load-params.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { Script } from '../testing/script.ts';
import { forEachEngine } from './timings.ts';
import type { Timings } from './timings.ts';

const timings: Timings = {
  pingEveryMs: 5,
  hungAfterMs: 60,
  loadSilenceMs: 80,
  textSilenceMs: 80,
  readingFactor: 0,
  unknownMsPerCharacter: 0,
  abortGraceMs: 30,
  abortDrainMs: forEachEngine(60),
};

let workers: WorkerDouble[];
const onLost = vi.fn<(error: AppError) => void>();

function clientOf(script: Script, patience: Partial<Timings> = {}): InferenceClient {
  const spawn = (): Thread => {
    const worker = new WorkerDouble(
      createScriptedEngine(
        async () => script,
        () => worker.crash('uncaught'),
      ),
    );
    workers.push(worker);
    return worker.asThread();
  };
  return new InferenceClient(spawn, onLost, { ...timings, ...patience });
}

const ask = {
  messages: [{ role: 'user', content: 'hi' }],
  sampling: { temperature: 0, topP: 1, maxTokens: 9 },
} as const;

async function ready(script: Script, patience?: Partial<Timings>): Promise<InferenceClient> {
  const client = clientOf(script, patience);
  await client.load(loadParams(tinyManifest));
  return client;
}

beforeEach(() => {
  workers = [];
  onLost.mockReset();
});

describe('the inference client', () => {
  it('starts no worker before the first call', () => {
    clientOf({});
    expect(workers).toHaveLength(0);
  });

  it('uses one worker for all calls', async () => {
    const client = await ready({});
    await client.generate(ask);
    await client.countTokens('x');
    expect(workers).toHaveLength(1);
  });

  it('ends the worker at once when a load is cancelled', async () => {
    const client = clientOf({ load: { kind: 'hang' } });
    const stop = new AbortController();
    const load = client.load(loadParams(tinyManifest), { signal: stop.signal });
    stop.abort();
    await expect(load).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0]?.terminated).toBe(true);
  });

  it.each(['load', 'generate'] as const)(
    'rejects %s when the worker crashes, and works again',
    async (during) => {
      const script: Script =
        during === 'load' ? { load: { kind: 'crash' } } : { replies: [{ text: 'half', then: 'crash' }] };
      const client = clientOf(script);
      const call = client.load(loadParams(tinyManifest)).then(() => client.generate(ask));
      await expect(call).rejects.toMatchObject({ code: 'worker-crashed', detail: { reason: 'uncaught' } });
      expect(onLost).toHaveBeenCalledOnce();
      delete script.load;
      script.replies = [];
      await client.load(loadParams(tinyManifest));
      await expect(client.generate(ask)).resolves.toMatchObject({ finish: 'stop' });
      expect(workers).toHaveLength(2);
    },
  );

  it.each(['load', 'generate'] as const)('notices at once that the thread has died in %s', async (during) => {
    const client = clientOf(
      during === 'load' ? { load: { kind: 'hang' } } : { replies: [{ text: 'x', then: 'hang' }] },
    );
    const call = client.load(loadParams(tinyManifest)).then(() => client.generate(ask));
    setTimeout(() => workers[0]!.kill(), 20);
    await expect(call).rejects.toMatchObject({ code: 'worker-crashed' });
  });

  it('gives a worker up that answers no ping', async () => {
    const client = await ready({ replies: [{ text: 'x', then: 'hang' }] });
    const [worker] = workers;
    const call = client.generate(ask);
    worker!.hang();
    await expect(call).rejects.toMatchObject({ code: 'worker-hung' });
    expect(worker!.terminated).toBe(true);
  });

  it.each(['load', 'generate'] as const)(
    'gives a worker up that is silent for too long in %s',
    async (during) => {
      const client = clientOf(
        during === 'load' ? { load: { kind: 'hang' } } : { replies: [{ text: 'x', then: 'hang' }] },
      );
      const call = client.load(loadParams(tinyManifest)).then(() => client.generate(ask));
      const code = during === 'load' ? 'worker-hung' : 'reply-stalled';
      await expect(call).rejects.toMatchObject({ code });
      expect(onLost).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code }));
    },
  );

  it('gives a long prompt the time that it takes, and no more', async () => {
    const script: Script = {
      replies: [
        { text: 'x', prefillMs: 200 },
        { text: 'x', then: 'hang' },
      ],
    };
    const client = await ready(script, { readingFactor: 5, unknownMsPerCharacter: 50 });
    await expect(client.generate(ask)).resolves.toMatchObject({ finish: 'stop' });
    await expect(client.generate(ask)).rejects.toMatchObject({ code: 'reply-stalled' });
  });

  it('does not take the rare timers of a hidden page for a hang', async () => {
    const client = await ready(
      { replies: [{ text: 'word '.repeat(20), stepMs: 15 }] },
      { pingEveryMs: 60, hungAfterMs: 30, textSilenceMs: 5_000 },
    );
    await expect(client.generate(ask)).resolves.toMatchObject({ finish: 'length' });
  });

  it('is patient as long as text keeps coming', async () => {
    const client = await ready({ replies: [{ text: 'one two three four five six', stepMs: 30 }] });
    await expect(client.generate(ask)).resolves.toMatchObject({ finish: 'stop' });
  });

  it('replaces a worker that does not stop in time, and says that the model is gone', async () => {
    const client = await ready(
      { replies: [{ text: 'x', prefillMs: 5_000 }] },
      { textSilenceMs: 5_000, hungAfterMs: 5_000 },
    );
    const stop = new AbortController();
    const call = client.generate(ask, { signal: stop.signal });
    setTimeout(() => stop.abort(), 5);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(workers[0]?.terminated).toBe(true));
    expect(onLost).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'model-not-loaded' }));
  });

  it('keeps a worker that is slow to stop, and lets the next question wait for it', async () => {
    const client = await ready(
      { replies: [{ text: 'x', prefillMs: 100 }] },
      { abortDrainMs: forEachEngine(2_000) },
    );
    const stop = new AbortController();
    const call = client.generate(ask, { signal: stop.signal });
    setTimeout(() => stop.abort(), 5);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.generate(ask)).resolves.toMatchObject({ finish: 'stop' });
    expect(workers).toHaveLength(1);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('is as patient as the engine deserves', async () => {
    const script = { replies: [{ text: 'x', prefillMs: 5_000 }] };
    const client = clientOf(script, { abortDrainMs: { ...forEachEngine(60_000), wllama: 60 } });
    await client.load({ engine: 'wllama', manifest: { ...tinyManifest, library: null } });
    const stop = new AbortController();
    const call = client.generate(ask, { signal: stop.signal });
    setTimeout(() => stop.abort(), 5);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(workers[0]?.terminated).toBe(true));
  });

  it('tells at once when the thread dies while nothing is asked', async () => {
    await ready({});
    workers[0]!.kill();
    await vi.waitFor(() =>
      expect(onLost).toHaveBeenCalledWith(expect.objectContaining({ code: 'worker-crashed' })),
    );
  });

  it('keeps the worker when it stops in time', async () => {
    const client = await ready(
      { replies: [{ text: 'a b c d e f', stepMs: 5 }] },
      { abortDrainMs: forEachEngine(2_000) },
    );
    const stop = new AbortController();
    const call = client.generate(ask, { signal: stop.signal, onEvent: () => stop.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.generate(ask)).resolves.toBeDefined();
    expect(workers).toHaveLength(1);
    expect(onLost).not.toHaveBeenCalled();
  });

  it.each(['device-lost', 'out-of-memory'] as const)('replaces the worker after %s', async (then) => {
    const client = await ready({ replies: [{ text: 'half', then }] });
    await expect(client.generate(ask)).rejects.toMatchObject({ code: then });
    expect(workers[0]?.terminated).toBe(true);
    expect(onLost).toHaveBeenCalledOnce();
  });

  it('keeps the worker after a request that was refused', async () => {
    const client = await ready({ replies: [{ text: 'half', then: 'context-overflow' }] });
    await expect(client.generate(ask)).rejects.toMatchObject({ code: 'context-overflow' });
    expect(workers[0]?.terminated).toBe(false);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('ends the worker when the model is unloaded, and cancels what was running', async () => {
    const client = await ready({ replies: [{ text: 'x', then: 'hang' }] }, { textSilenceMs: 5_000 });
    const call = client.generate(ask);
    client.unload();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0]?.terminated).toBe(true);
  });

  describe('with a server', () => {
    const endpoint = { url: 'http://127.0.0.1:9/v1', key: null, model: 'm', contextTokens: null };
    const params = { engine: 'endpoint', endpoint } as const;

    it('waits for its first word as long as the frame gives a sign of life', async () => {
      const client = clientOf({ replies: [{ text: 'late', prefillMs: 300 }] });
      await client.load(params);
      await expect(client.generate(ask)).resolves.toMatchObject({ finish: 'stop' });
    });

    it('keeps its frame for the same host, and takes another one for another', async () => {
      const client = clientOf({});
      await client.load(params);
      await client.load({ engine: 'endpoint', endpoint: { ...endpoint, model: 'other' } });
      expect(workers).toHaveLength(1);
      await client.load({ engine: 'endpoint', endpoint: { ...endpoint, url: 'http://127.0.0.1:10/v1' } });
      expect(workers).toHaveLength(2);
      expect(workers[0]?.terminated).toBe(true);
    });

    it('ends its frame when it cannot be loaded', async () => {
      const client = clientOf({ load: { kind: 'fail', code: 'files-missing' } });
      await expect(client.load(params)).rejects.toMatchObject({ code: 'files-missing' });
      expect(workers[0]?.terminated).toBe(true);
      expect(onLost).not.toHaveBeenCalled();
    });
  });
});
