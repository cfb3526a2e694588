// What happens when the engine is lost: once it starts again by itself, and then something better is proposed.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { cpuBuild, question, setUp, twoBuilds } from './testing/model-store-double.ts';
import type { GenerationSummary } from '../inference/contract/inference-contract.ts';
import type { ErrorCode } from '../errors/app-error.ts';

const deviceLost = new AppError('device-lost', { reason: 'test' });
const failures: AppError[] = [
  deviceLost,
  new AppError('worker-crashed', { reason: 'test' }),
  new AppError('worker-hung', { silentMs: 1 }),
  new AppError('reply-stalled', { silentMs: 1 }),
  new AppError('out-of-memory', { during: 'generate' }),
  new AppError('internal', { reason: 'test' }),
];
const summary = { finish: 'stop' } as GenerationSummary;
const smaller = { id: 'smaller', name: 'Smaller' };

async function running(choice?: Parameters<typeof setUp>[0]) {
  const all = setUp(choice);
  const { store, inference } = all;
  await store.check();
  await store.start();
  /** The next reply writes this, and then its engine is lost. */
  const loseNext = (error: AppError, text: string): void => {
    inference.generate.mockImplementationOnce(async (_, options) => {
      if (text !== '') options?.onEvent?.({ text });
      store.lost(error);
      throw error;
    });
  };
  const lose = async (error: AppError): Promise<void> => {
    loseNext(error, 'half');
    await expect(store.generate(question)).rejects.toBe(error);
  };
  const settled = async (): Promise<void> => {
    await vi.waitFor(() => expect(store.value.status).not.toBe('loading'));
  };
  return { ...all, lose, loseNext, settled };
}

const failed = (code: ErrorCode, detail: object) => ({ status: 'failed', error: { code, detail } });

afterEach(() => void vi.restoreAllMocks());

describe('an engine that is lost in a reply', () => {
  it.each(failures.map((error) => [error.code, error] as const))(
    'starts again by itself after %s, and the reply keeps its failure',
    async (_, error) => {
      const { store, lose, settled, inference } = await running();
      await lose(error);
      await settled();
      expect(store.value.status).toBe('ready');
      expect(inference.load).toHaveBeenCalledTimes(2);
    },
  );

  it('is asked again by itself when nothing was written', async () => {
    const { store, loseNext, inference } = await running();
    loseNext(deviceLost, '');
    inference.generate.mockResolvedValueOnce(summary);
    await expect(store.generate(question)).resolves.toBe(summary);
    expect(inference.load).toHaveBeenCalledTimes(2);
  });

  it('is not asked again by itself when it had brought no word for long', async () => {
    const { store, loseNext, inference } = await running();
    const stalled = new AppError('reply-stalled', { silentMs: 1 });
    loseNext(stalled, '');
    await expect(store.generate(question)).rejects.toBe(stalled);
    expect(inference.generate).toHaveBeenCalledOnce();
  });

  it('lets a question wait while it starts again', async () => {
    const { store, lose, inference } = await running();
    await lose(deviceLost);
    inference.generate
      .mockRejectedValueOnce(new AppError('model-not-loaded', null))
      .mockResolvedValueOnce(summary);
    await expect(store.generate(question)).resolves.toBe(summary);
  });

  it('does not start again by itself the second time: a smaller model is proposed', async () => {
    const { store, lose, settled, inference, findSmaller } = await running();
    findSmaller.mockResolvedValue(smaller);
    await lose(deviceLost);
    await settled();
    await lose(deviceLost);
    expect(store.value).toMatchObject({ status: 'failed' });
    await vi.waitFor(() =>
      expect(store.value).toMatchObject(failed('model-keeps-failing', { because: 'device-lost', smaller })),
    );
    expect(inference.load).toHaveBeenCalledTimes(2);
  });

  it('says that it stopped again where no smaller one is known, or nobody can look', async () => {
    const { store, lose, settled, findSmaller } = await running();
    findSmaller.mockRejectedValue(new Error('offline'));
    await lose(deviceLost);
    await settled();
    await lose(deviceLost);
    const expected = failed('model-keeps-failing', { because: 'device-lost', smaller: null });
    await vi.waitFor(() => expect(store.value).toMatchObject(expected));
  });

  it('starts again by itself once more after a while', async () => {
    const { store, lose, settled } = await running();
    await lose(deviceLost);
    await settled();
    const later = performance.now() + 11 * 60_000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    await lose(deviceLost);
    await settled();
    expect(store.value.status).toBe('ready');
  });

  it('is started by the next question when it had given up', async () => {
    const { store, lose, settled, inference } = await running();
    await lose(deviceLost);
    await settled();
    await lose(deviceLost);
    await vi.waitFor(() => expect(store.value).toMatchObject({ error: { code: 'model-keeps-failing' } }));
    inference.generate.mockResolvedValueOnce(summary);
    await expect(store.generate(question)).resolves.toBe(summary);
    expect(store.value.status).toBe('ready');
  });

  it('says that the browser has to be opened again when WebGPU is gone with it', async () => {
    const { store, lose, settled, inference } = await running();
    inference.load.mockRejectedValueOnce(new AppError('webgpu-unavailable', { reason: 'no-adapter' }));
    await lose(new AppError('worker-crashed', { reason: 'x' }));
    await settled();
    expect(store.value).toMatchObject(failed('gpu-gone', { hasProcessorBuild: false }));
  });

  it('proposes the processor then, where there is a build for it', async () => {
    const { store, lose, settled, inference, readDevice } = await running(twoBuilds);
    inference.load.mockRejectedValueOnce(new AppError('webgpu-unavailable', { reason: 'no-adapter' }));
    await lose(new AppError('worker-crashed', { reason: 'x' }));
    await settled();
    expect(store.value).toMatchObject(failed('gpu-gone', { hasProcessorBuild: true }));
    readDevice.mockRejectedValue(new AppError('webgpu-unavailable', { reason: 'no-adapter' }));
    await store.check();
    expect(store.value).toMatchObject({ status: 'offered', reason: 'no-webgpu' });
    expect(store.choice.value).toBe(cpuBuild);
  });
});

describe('an engine that is lost while nobody waits for it', () => {
  it.each(failures.map((error) => [error.code, error] as const))('rests after %s', async (_, error) => {
    const { store, inference } = await running();
    store.lost(error);
    expect(store.value).toMatchObject({ status: 'ready', isResting: true });
    inference.generate.mockResolvedValueOnce(summary);
    await expect(store.generate(question)).resolves.toBe(summary);
    expect(inference.load).toHaveBeenCalledTimes(2);
  });

  it('counts for nothing when it is lost in a reply later', async () => {
    const { store, lose, settled } = await running();
    store.lost(deviceLost);
    await store.start();
    await lose(deviceLost);
    await settled();
    expect(store.value.status).toBe('ready');
  });
});
