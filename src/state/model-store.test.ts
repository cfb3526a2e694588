import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { fromHub, offered, question, setUp, untilAborted } from './testing/model-store-double.ts';
import type { GenerationSummary } from '../inference/contract/inference-contract.ts';

describe('the model', () => {
  it('is offered after a look at device and storage, with nothing fetched', async () => {
    const { store, downloads, inference } = setUp();
    await store.check();
    expect(store.value).toEqual(offered);
    expect(downloads.fetchModel).not.toHaveBeenCalled();
    expect(inference.load).not.toHaveBeenCalled();
  });

  it('is offered as stored when all bytes are here', async () => {
    const { store, downloads } = setUp();
    downloads.inspectModel.mockResolvedValue({ complete: true, storedBytes: 26, totalBytes: 26 });
    await store.check();
    expect(store.value).toEqual({ ...offered, stored: true, storedBytes: 26 });
  });

  it('is unsupported without WebGPU, and on a device that lacks something', async () => {
    const { store, readDevice } = setUp();
    readDevice.mockRejectedValueOnce(new AppError('webgpu-unavailable', { reason: 'no-api' }));
    await store.check();
    expect(store.value).toMatchObject({ status: 'unsupported', error: { code: 'webgpu-unavailable' } });
  });

  it('is unsupported where it cannot be stored', async () => {
    const { store, downloads } = setUp();
    downloads.inspectModel.mockRejectedValueOnce(new AppError('storage-unavailable', { reason: 'x' }));
    await store.check();
    expect(store.value).toMatchObject({ status: 'unsupported', error: { code: 'storage-unavailable' } });
  });

  it('goes through downloading and loading to ready', async () => {
    const { store, seen } = setUp();
    await store.check();
    await store.start();
    expect(seen).toEqual(['offered', 'downloading', 'loading', 'ready']);
    expect(store.value).toMatchObject({ status: 'ready', contextTokens: 2048 });
  });

  it('fetches nothing that is stored', async () => {
    const { store, downloads } = setUp();
    downloads.inspectModel.mockResolvedValue({ complete: true, storedBytes: 26, totalBytes: 26 });
    await store.start();
    expect(downloads.fetchModel).not.toHaveBeenCalled();
    expect(store.value.status).toBe('ready');
  });

  it('checks stored files too when it is to be repaired', async () => {
    const { store, downloads } = setUp();
    downloads.inspectModel.mockResolvedValue({ complete: true, storedBytes: 26, totalBytes: 26 });
    await store.start(true);
    expect(downloads.fetchModel).toHaveBeenCalledWith(
      expect.objectContaining({ repair: true }),
      expect.anything(),
    );
  });

  it('is woken where it rests, and nothing else is started for it', async () => {
    const { store, inference, downloads } = setUp();
    await store.check();
    await store.wake();
    expect(inference.load).not.toHaveBeenCalled();
    await store.start();
    await store.wake();
    expect(inference.load).toHaveBeenCalledOnce();
    store.rested();
    await store.wake();
    expect(inference.load).toHaveBeenCalledTimes(2);
    expect(store.value).toEqual({ status: 'ready', contextTokens: 2048, device: 'test' });
    store.rested();
    downloads.inspectModel.mockResolvedValue({ complete: false, storedBytes: 0, totalBytes: 26 });
    await expect(store.wake()).rejects.toMatchObject({ code: 'files-missing' });
    expect(downloads.fetchModel).toHaveBeenCalledOnce();
  });

  it('starts once however often it is asked', async () => {
    const { store, inference } = setUp();
    await Promise.all([store.start(), store.start()]);
    await store.start();
    expect(inference.load).toHaveBeenCalledOnce();
  });

  it('fails with the reason, and can be started again', async () => {
    const { store, downloads } = setUp();
    downloads.fetchModel.mockRejectedValueOnce(new AppError('download-failed', { url: 'x', status: 404 }));
    await store.start();
    expect(store.value).toMatchObject({ status: 'failed', error: { code: 'download-failed' } });
    await store.start();
    expect(store.value.status).toBe('ready');
  });

  it('is offered again when the download is cancelled', async () => {
    const { store, downloads } = setUp();
    downloads.fetchModel.mockImplementationOnce(untilAborted);
    const start = store.start();
    await vi.waitFor(() => expect(store.value.status).toBe('downloading'));
    store.cancel();
    await start;
    expect(store.value).toEqual(offered);
  });

  it('is offered again when loading is cancelled', async () => {
    const { store, inference } = setUp();
    inference.load.mockImplementationOnce(untilAborted);
    const start = store.start();
    await vi.waitFor(() => expect(store.value.status).toBe('loading'));
    store.cancel();
    await start;
    expect(store.value.status).toBe('offered');
  });

  it('starts again by itself when its thread had to be replaced to stop a reply', async () => {
    const { store, inference } = setUp();
    await store.start();
    store.lost(new AppError('model-not-loaded', null));
    await vi.waitFor(() => expect(store.value.status).toBe('ready'));
    expect(inference.load).toHaveBeenCalledTimes(2);
  });

  it('lets a question wait while it starts again by itself', async () => {
    const { store, inference } = setUp();
    await store.start();
    const summary = { finish: 'stop' } as GenerationSummary;
    inference.generate
      .mockImplementationOnce(async () => {
        store.lost(new AppError('model-not-loaded', null));
        throw new AppError('model-not-loaded', null);
      })
      .mockResolvedValueOnce(summary);
    await expect(store.generate(question)).resolves.toBe(summary);
    expect(inference.load).toHaveBeenCalledTimes(2);
  });

  it('does not keep a question waiting that is stopped meanwhile', async () => {
    const { store, inference } = setUp();
    await store.start();
    inference.load.mockImplementationOnce(() => new Promise(() => undefined));
    const stop = new AbortController();
    inference.generate.mockImplementationOnce(async () => {
      store.lost(new AppError('model-not-loaded', null));
      setTimeout(() => stop.abort());
      throw new AppError('model-not-loaded', null);
    });
    await expect(store.generate(question, { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('passes every other failure of a reply on', async () => {
    const { store, inference } = setUp();
    inference.generate.mockRejectedValueOnce(new AppError('model-not-loaded', null));
    await expect(store.generate(question)).rejects.toMatchObject({ code: 'model-not-loaded' });
  });

  it('tells of a crash the last time, before it is started again', async () => {
    const { store, sentinel } = setUp();
    sentinel.read.mockResolvedValue({ phase: 'loading', atMs: 7 });
    await store.check();
    expect(store.value).toMatchObject({ status: 'offered', crash: { phase: 'loading', atMs: 7 } });
  });

  it('waits where the person paused it, and goes on from there', async () => {
    const { store, downloads } = setUp();
    downloads.fetchModel.mockImplementationOnce(untilAborted);
    const start = store.start();
    await vi.waitFor(() => expect(store.value.status).toBe('downloading'));
    store.pause();
    await start;
    expect(store.value).toMatchObject({ status: 'paused', totalBytes: 26, reason: 'person' });
    await store.start();
    expect(store.value.status).toBe('ready');
  });

  it('waits for room on a full disk, and can be given up', async () => {
    const { store, downloads } = setUp();
    downloads.fetchModel.mockRejectedValueOnce(new AppError('storage-full', { neededBytes: 5 }));
    await store.start();
    expect(store.value).toMatchObject({ status: 'paused', reason: { code: 'storage-full' } });
    store.cancel();
    await vi.waitFor(() => expect(store.value.status).toBe('offered'));
  });
});

describe('a model from a hub', () => {
  it('is resolved first, once', async () => {
    const { store, seen, memory } = setUp();
    await store.choose(fromHub);
    expect(store.value).toMatchObject({ status: 'offered', stored: false });
    await store.start();
    expect(seen.slice(-4)).toEqual(['resolving', 'downloading', 'loading', 'ready']);
    store.lost(new AppError('device-lost', { reason: 'x' }));
    await store.start();
    expect(memory.resolve).toHaveBeenCalledOnce();
  });

  it('takes the place of the one that ran', async () => {
    const { store, inference } = setUp();
    await store.start();
    await store.choose(fromHub);
    expect(inference.unload).toHaveBeenCalledOnce();
    expect(store.value.status).toBe('offered');
    expect(store.choice.value.card.id).toBe('from-hub');
  });
});

describe('a browser that asks before it promises to keep files', () => {
  it('is explained while it asks, and not after', async () => {
    const { store, persist, downloads } = setUp();
    let answer: () => void = () => undefined;
    persist.mockReturnValue(new Promise((resolve) => (answer = () => resolve(undefined))));
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const seen: unknown[] = [];
    downloads.fetchModel.mockImplementation(async (_, { onEvent }) => {
      const report = (): void => {
        onEvent?.({ receivedBytes: 1, totalBytes: 26, bytesPerSecond: null, activity: 'fetching' });
        seen.push(store.value.status === 'downloading' && store.value.isAsking);
      };
      report();
      now.mockReturnValue(600);
      report();
      answer();
      await new Promise((resolve) => setTimeout(resolve));
      report();
    });
    await store.start();
    now.mockRestore();
    expect(seen).toEqual([false, true, false]);
  });
});
