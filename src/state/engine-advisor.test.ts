import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { EngineHistoryStorage } from '../storage/engine-history.ts';
import { cpuBuild, twoBuilds } from './testing/model-store-double.ts';
import { EngineAdvisor } from './engine-advisor.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { SettingsStorage } from '../storage/settings-storage.ts';

/** Settings that last as long as the test, as another visit would find them. */
function storageDouble(): SettingsStorage {
  const stored = new Map<string, unknown>();
  return {
    read: async (key) => stored.get(key),
    write: async (key, value) => void stored.set(key, structuredClone(value)),
  };
}

function visit(storage = storageDouble(), browser = 'Chrome 150') {
  const readDevice = vi.fn(async () => ({ features: [], limits: {}, name: 'test' }));
  const checkPage = vi.fn();
  const history = new EngineHistoryStorage(storage);
  return {
    readDevice,
    checkPage,
    advisor: new EngineAdvisor({ checkPage, readDevice, history, deviceName: (gpu) => gpu + browser }),
  };
}

describe('the advice where a model runs', () => {
  it('is the graphics chip where it fits', async () => {
    const { advisor } = visit();
    await expect(advisor.advise(twoBuilds)).resolves.toEqual({ choice: twoBuilds, reason: 'gpu' });
  });

  it('is the processor without WebGPU, and the build for it', async () => {
    const { advisor, readDevice } = visit();
    readDevice.mockRejectedValue(new AppError('webgpu-unavailable', { reason: 'no-api' }));
    await expect(advisor.advise(twoBuilds)).resolves.toEqual({ choice: cpuBuild, reason: 'no-webgpu' });
  });

  it('is an error where a model has no build for this device', async () => {
    const { advisor, readDevice } = visit();
    readDevice.mockRejectedValue(new AppError('webgpu-unavailable', { reason: 'no-api' }));
    const { engine, card, needs, files, elsewhere } = twoBuilds;
    await expect(advisor.advise({ engine, card, needs, files, elsewhere })).rejects.toMatchObject({
      code: 'webgpu-unavailable',
    });
    await expect(advisor.advise(cpuBuild)).resolves.toEqual({ choice: cpuBuild, reason: 'only-build' });
  });

  it('is an error on a page where nothing can run, but for what runs elsewhere', async () => {
    const { advisor, checkPage } = visit();
    checkPage.mockImplementation(() => {
      throw new AppError('webassembly-unavailable', { reason: 'policy' });
    });
    for (const choice of [twoBuilds, cpuBuild])
      await expect(advisor.advise(choice)).rejects.toMatchObject({ code: 'webassembly-unavailable' });
    const elsewhere: ModelChoice = { ...cpuBuild, engine: 'browser', elsewhere: { engine: 'browser' } };
    await expect(advisor.advise(elsewhere)).resolves.toMatchObject({ reason: 'only-build' });
  });

  it('remembers wrong answers at the next visit, until the browser is another', async () => {
    const storage = storageDouble();
    await visit(storage).advisor.note('answers-wrong');
    await expect(visit(storage).advisor.advise(twoBuilds)).resolves.toMatchObject({
      reason: 'gpu-computes-wrongly',
    });
    await expect(visit(storage, 'Chrome 151').advisor.advise(twoBuilds)).resolves.toMatchObject({
      reason: 'gpu',
    });
  });

  it('gives a graphics chip that was lost once another chance, and none after that', async () => {
    const storage = storageDouble();
    await visit(storage).advisor.note('device-lost');
    await expect(visit(storage).advisor.advise(twoBuilds)).resolves.toMatchObject({ reason: 'gpu' });
    await visit(storage).advisor.note('device-lost');
    await expect(visit(storage).advisor.advise(twoBuilds)).resolves.toMatchObject({ reason: 'gpu-died' });
  });

  it('follows the wish of the person, also at the next visit', async () => {
    const storage = storageDouble();
    await visit(storage).advisor.change('cpu');
    const { advisor } = visit(storage);
    await expect(advisor.advise(twoBuilds)).resolves.toEqual({ choice: cpuBuild, reason: 'wish' });
    expect(advisor.wish.value).toBe('cpu');
  });

  it.each([null, 'x', [['a']], [[1, {}]], [['test', { gpuDeaths: -1 }]]])(
    'takes %j in the storage for nothing',
    async (stored) => {
      const storage = storageDouble();
      await storage.write('engine-history', stored);
      await expect(visit(storage, '').advisor.advise(twoBuilds)).resolves.toMatchObject({ reason: 'gpu' });
    },
  );
});
