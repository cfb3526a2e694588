// A model with two builds: which of them runs, and what makes it the other.
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { cpuBuild, fromHub, loaded, question, setUp, twoBuilds } from './testing/model-store-double.ts';
import type { ModelChoice } from '../models/model-choice.ts';

describe('a model with two builds', () => {
  it('is offered for the processor where there is no WebGPU, and runs there', async () => {
    const { store, readDevice, inference } = setUp(twoBuilds);
    readDevice.mockRejectedValue(new AppError('webgpu-unavailable', { reason: 'no-api' }));
    await store.check();
    expect(store.value).toMatchObject({ status: 'offered', reason: 'no-webgpu' });
    expect(store.choice.value).toBe(cpuBuild);
    await store.start();
    expect(store.value).toMatchObject({ status: 'ready' });
    expect(inference.load.mock.lastCall?.[0]).toMatchObject({ engine: 'wllama' });
  });

  it('is not asked known questions on the processor', async () => {
    const { store, memory, inference } = setUp(twoBuilds);
    memory.verdict.mockResolvedValue(null);
    await store.wish('cpu');
    await store.start();
    expect(inference.generate).not.toHaveBeenCalled();
  });

  it('turns to the other when the person wishes, and fetches nothing for it', async () => {
    const { store, downloads, inference } = setUp(twoBuilds);
    await store.check();
    await store.start();
    const fetched = downloads.fetchModel.mock.calls.length;
    await store.wish('cpu');
    expect(store.value).toMatchObject({ status: 'offered', reason: 'wish' });
    expect(store.choice.value).toBe(cpuBuild);
    expect(inference.unload).toHaveBeenCalled();
    expect(downloads.fetchModel).toHaveBeenCalledTimes(fetched);
    await store.wish('gpu');
    expect(store.choice.value).toEqual(twoBuilds);
  });

  it('is offered for the processor when the graphics chip answers wrongly', async () => {
    const { store, memory, inference } = setUp(twoBuilds);
    memory.verdict.mockResolvedValue(null);
    inference.generate.mockImplementation(async (_, options) => {
      options?.onEvent?.({ text: '?!' });
      return { usage: { cachedPromptTokens: 0 } } as never;
    });
    await store.check();
    await store.start();
    await vi.waitFor(() =>
      expect(store.value).toMatchObject({ status: 'offered', reason: 'gpu-computes-wrongly' }),
    );
    expect(store.choice.value).toBe(cpuBuild);
  });

  it('is offered for the processor when the graphics chip was lost for the second time', async () => {
    const { store, inference } = setUp(twoBuilds);
    await store.check();
    await store.start();
    inference.generate.mockImplementation(async (_, options) => {
      const lost = new AppError('device-lost', { reason: 'test' });
      options?.onEvent?.({ text: 'half' });
      store.lost(lost);
      throw lost;
    });
    await expect(store.generate(question)).rejects.toMatchObject({ code: 'device-lost' });
    await vi.waitFor(() => expect(store.value).toMatchObject({ status: 'ready' }));
    await expect(store.generate(question)).rejects.toMatchObject({ code: 'device-lost' });
    await vi.waitFor(() => expect(store.value).toMatchObject({ status: 'offered', reason: 'gpu-died' }));
  });

  it('joins another tab in the build that runs there', async () => {
    const { store, inference } = setUp(twoBuilds);
    const { modelKey } = await import('../inference/contract/model-key.ts');
    const { loadParams } = await import('../inference/contract/load-params.ts');
    const key = modelKey(loadParams(cpuBuild.files!.manifest));
    inference.status.mockResolvedValueOnce({
      model: { status: 'loaded', key, loaded },
      isOwner: false,
      tabs: 1,
    });
    await store.check();
    expect(store.value).toMatchObject({ status: 'ready' });
    expect(store.choice.value).toBe(cpuBuild);
  });
});

describe('a choice that only names a model', () => {
  const named = { ...fromHub, needs: { features: [], limits: {}, memoryBytes: 0 } };
  const lookUp = async (given: ModelChoice): Promise<ModelChoice> => (given === named ? twoBuilds : given);

  it('is looked up before it is judged, and then counts as what was found', async () => {
    const { store, lookUp: lookedUp, readDevice } = setUp(named, lookUp);
    readDevice.mockRejectedValue(new AppError('webgpu-unavailable', { reason: 'no-api' }));
    await store.check();
    expect(store.choice.value).toBe(cpuBuild);
    expect(store.ids).toEqual(['tiny', 'tiny-gguf']);
    await store.check();
    expect(lookedUp.mock.lastCall).toEqual([twoBuilds]);
  });

  it('fails with what hindered that, and is looked up again', async () => {
    const { store, lookUp: lookedUp } = setUp(named, lookUp);
    lookedUp.mockRejectedValueOnce(new AppError('download-failed', { url: 'x', status: null }));
    await store.check();
    expect(store.value).toMatchObject({ status: 'failed', error: { code: 'download-failed' } });
    await store.check();
    expect(store.value.status).toBe('offered');
  });
});
