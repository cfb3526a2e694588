import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { EngineDouble, tinyModel } from '../testing/engine-double.ts';
import { createApi } from './create-api.ts';

const ask = { model: 'tiny-1', messages: [{ role: 'user' as const, content: 'Hi' }] };

describe('a model that comes with the first request', () => {
  it('is waited for in turn, and only for one that is on offer', async () => {
    const engine = new EngineDouble('one', 'two');
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const whenReady = vi.fn(() => gate);
    let contextTokens = 100;
    const api = createApi({ engine, whenReady, models: () => [{ ...tinyModel, contextTokens }] });
    await expect(api.chat.completions.create({ ...ask, model: 'gpt-4' })).rejects.toMatchObject({
      status: 404,
    });
    expect(whenReady).not.toHaveBeenCalled();
    const replies = [api.chat.completions.create(ask), api.chat.completions.create(ask)];
    await vi.waitFor(() => expect(whenReady).toHaveBeenCalledOnce());
    expect(engine.asked).toEqual([]);
    contextTokens = 4096; // known once it is loaded
    open();
    await Promise.all(replies);
    expect(engine.asked.map(({ sampling }) => sampling.maxTokens)).toEqual([4096, 4096]);
  });

  it('may fail to come', async () => {
    const engine = new EngineDouble();
    const whenReady = (): Promise<never> => Promise.reject(new AppError('storage-full', { neededBytes: 1 }));
    const api = createApi({ engine, whenReady, models: () => [tinyModel] });
    for (const stream of [true, false])
      await expect(api.chat.completions.create({ ...ask, stream })).rejects.toMatchObject({
        status: 503,
        code: 'model_not_loaded',
      });
    expect(engine.asked).toEqual([]);
  });
});
