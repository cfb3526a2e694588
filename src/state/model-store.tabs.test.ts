import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { modelKey } from '../inference/contract/model-key.ts';
import { tinyManifest } from '../inference/testing/tiny-manifest.ts';
import { files, loaded, question, setUp, untilAborted } from './testing/model-store-double.ts';
import { loadParams } from '../inference/contract/load-params.ts';
import type { SharedStatus } from '../inference/client/shared-inference.ts';
import type { GenerationSummary } from '../inference/contract/inference-contract.ts';

describe('a model that is new on this device', () => {
  function answering(texts: readonly string[]) {
    const all = setUp();
    all.memory.verdict.mockResolvedValue(null);
    const queue = [...texts];
    all.inference.generate.mockImplementation(async ({ fresh }, options) => {
      options?.onEvent?.({ text: queue.shift() ?? '' });
      const usage = { cachedPromptTokens: fresh === true ? 0 : 9 };
      return { finish: 'stop', usage } as GenerationSummary;
    });
    return all;
  }

  it('is tried out, and what was found is kept', async () => {
    const { store, seen, memory } = answering(['Paris', 'Rome', 'Rome']);
    await store.start();
    expect(seen.slice(-2)).toEqual(['trying', 'ready']);
    expect(memory.keepVerdict).toHaveBeenCalledWith(files, 'test', 'right');
  });

  it('is refused when it computes rubbish', async () => {
    const { store, inference } = answering(['####']);
    await store.start();
    expect(store.value).toMatchObject({ status: 'failed', error: { code: 'answers-wrong' } });
    expect(inference.unload).toHaveBeenCalledOnce();
  });

  it('reads each turn anew when its library continues wrongly', async () => {
    const { store, inference } = answering(['Paris', '####', 'Rome', 'x']);
    await store.start();
    await store.generate(question);
    expect(inference.generate).toHaveBeenLastCalledWith({ ...question, fresh: true }, expect.anything());
  });

  it('is not tried out on a CPU that stands in for a GPU: it would take long and is right', async () => {
    const { store, seen, inference } = answering([]);
    inference.load.mockResolvedValue({ ...loaded, device: 'google swiftshader' });
    await store.start();
    expect(seen).not.toContain('trying');
  });
});

describe('a model that rests', () => {
  it('is started by the next question', async () => {
    const { store, inference } = setUp();
    await store.start();
    store.rested();
    await store.generate(question);
    expect(inference.load).toHaveBeenCalledTimes(2);
  });

  it('is not fetched again without asking when its files are gone', async () => {
    const { store, downloads } = setUp();
    await store.start();
    store.rested();
    downloads.inspectModel.mockResolvedValue({ complete: false, storedBytes: 0, totalBytes: 26 });
    await expect(store.generate(question)).rejects.toMatchObject({ code: 'files-missing' });
    expect(downloads.fetchModel).toHaveBeenCalledOnce();
  });
});

describe('a model that another tab runs', () => {
  const key = modelKey(loadParams(tinyManifest));
  const elsewhere = (model: SharedStatus['model']): SharedStatus => ({ model, isOwner: false, tabs: 1 });

  it('is ready without a click, and without a look at the device or the files', async () => {
    const { store, seen, inference, downloads, readDevice } = setUp();
    inference.status.mockResolvedValueOnce(elsewhere({ status: 'loaded', key, loaded }));
    await store.check();
    expect(seen).toEqual(['ready']);
    expect(readDevice).not.toHaveBeenCalled();
    expect(downloads.inspectModel).not.toHaveBeenCalled();
  });

  it('is waited for while it loads there, and offered when that is cancelled here', async () => {
    const { store, inference } = setUp();
    inference.status.mockResolvedValue(elsewhere({ status: 'loading', key }));
    inference.load.mockImplementationOnce((params, options) => {
      options?.onEvent?.({ phase: 'shaders', done: 1, total: 3 });
      return untilAborted(params, options);
    });
    const check = store.check();
    await vi.waitFor(() => expect(store.value).toMatchObject({ status: 'loading' }));
    store.cancel();
    await check;
    expect(store.value.status).toBe('offered');
  });

  it('does not count when it is another one', async () => {
    const { store, inference } = setUp();
    inference.status.mockResolvedValueOnce(elsewhere({ status: 'loaded', key: 'other', loaded }));
    await store.check();
    expect(store.value.status).toBe('offered');
    expect(inference.load).not.toHaveBeenCalled();
  });

  it('starts here by itself when that tab is closed, and a question without text yet waits for it', async () => {
    const { store, inference } = setUp();
    await store.start();
    const closed = new AppError('owner-closed', { orderly: true });
    const summary = { finish: 'stop' } as GenerationSummary;
    inference.generate
      .mockImplementationOnce(async () => {
        store.lost(closed);
        throw closed;
      })
      .mockResolvedValueOnce(summary);
    await expect(store.generate(question)).resolves.toBe(summary);
    expect(inference.load).toHaveBeenCalledTimes(2);
  });

  it('does not write a reply twice: one that had text fails and keeps it', async () => {
    const { store, inference } = setUp();
    await store.start();
    const closed = new AppError('owner-closed', { orderly: true });
    inference.generate.mockImplementationOnce(async (_, options) => {
      options?.onEvent?.({ text: 'half' });
      store.lost(closed);
      throw closed;
    });
    await expect(store.generate(question)).rejects.toBe(closed);
    await vi.waitFor(() => expect(store.value.status).toBe('ready'));
  });

  it('fails, with a way back, when another tab replaced it', async () => {
    const { store } = setUp();
    await store.start();
    store.lost(new AppError('model-replaced', null));
    expect(store.value).toMatchObject({ status: 'failed', error: { code: 'model-replaced' } });
  });
});

describe('a model that rests', () => {
  it('is started by the next question', async () => {
    const { store, inference } = setUp();
    await store.start();
    store.rested();
    expect(store.value).toMatchObject({ status: 'ready', isResting: true });
    const summary = { finish: 'stop' } as GenerationSummary;
    inference.generate.mockResolvedValueOnce(summary);
    await expect(store.generate(question)).resolves.toBe(summary);
    expect(inference.load).toHaveBeenCalledTimes(2);
    expect(store.value).toEqual({ status: 'ready', contextTokens: 2048, device: 'test' });
  });

  it('says why when it cannot start', async () => {
    const { store, inference } = setUp();
    await store.start();
    store.rested();
    inference.load.mockRejectedValueOnce(new AppError('out-of-memory', { during: 'load' }));
    await expect(store.generate(question)).rejects.toMatchObject({ code: 'out-of-memory' });
    expect(store.value.status).toBe('failed');
  });
});
