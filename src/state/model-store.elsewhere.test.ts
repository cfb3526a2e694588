// A model that runs on a server: nothing to fetch, nothing to try out, and nobody is asked before the person acts.
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { endpointChoice } from '../models/endpoint-record.ts';
import { setUp } from './testing/model-store-double.ts';

const record = {
  id: 'a',
  name: 'Qwen3',
  url: 'https://llm.example/v1',
  key: 'sk-1',
  model: 'qwen3',
  contextTokens: null,
};
const choice = endpointChoice(record);
const loaded = { modelId: 'qwen3', contextTokens: 8192, device: 'llm.example' };

async function chosen() {
  const doubles = setUp();
  doubles.inference.load.mockResolvedValue(loaded);
  await doubles.store.choose(choice);
  return doubles;
}

describe('a model that runs elsewhere', () => {
  it('is offered when it is chosen, and not asked', async () => {
    const { store, inference } = await chosen();
    expect(store.value).toMatchObject({ status: 'offered', stored: true, totalBytes: 0, crash: null });
    expect(inference.load).not.toHaveBeenCalled();
  });

  it('starts without fetching, storing or checking anything', async () => {
    const { store, seen, inference, downloads, memory, persist } = await chosen();
    seen.length = 0;
    await store.start();
    expect(seen).toEqual(['loading', 'ready']);
    expect(store.value).toEqual({ status: 'ready', contextTokens: 8192, device: 'llm.example' });
    expect(inference.load.mock.calls[0]?.[0]).toBe(choice.elsewhere);
    for (const unused of [downloads.fetchModel, memory.resolve, memory.verdict, memory.noteUse, persist])
      expect(unused).not.toHaveBeenCalled();
    expect(inference.generate).not.toHaveBeenCalled();
  });

  it('fails with what the server said, and can be started again', async () => {
    const { store, inference } = await chosen();
    inference.load.mockRejectedValueOnce(new AppError('endpoint-unreachable', { host: 'llm.example' }));
    await store.start();
    expect(store.value).toMatchObject({ status: 'failed', error: { code: 'endpoint-unreachable' } });
    await store.start();
    expect(store.value.status).toBe('ready');
  });

  it('is joined when another tab runs it', async () => {
    const doubles = setUp();
    doubles.inference.load.mockResolvedValue(loaded);
    const key = 'https://llm.example/v1 qwen3';
    doubles.inference.status.mockResolvedValue({
      model: { status: 'loaded', key, loaded },
      isOwner: false,
      tabs: 2,
    });
    await doubles.store.choose(choice);
    expect(doubles.store.value.status).toBe('ready');
  });

  it('starts anew with another key', async () => {
    const { store, inference } = await chosen();
    await store.start();
    const other = endpointChoice({ ...record, key: 'sk-2' });
    await store.choose(other);
    expect(inference.unload).toHaveBeenCalled();
    await store.start();
    expect(inference.load.mock.calls.at(-1)?.[0]).toBe(other.elsewhere);
  });
});
