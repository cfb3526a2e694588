import { describe, expect, it } from 'vitest';
import { createHearth } from './create-hearth.ts';
import type { HearthSettings } from './hearth-types.ts';

describe('settings', () => {
  it.each([
    [{ modelsUrl: 3 }, 'addresses'],
    [{ workerUrl: 'https://[' }, 'addresses'],
    [{ mostWaiting: -1 }, 'whole number'],
    [{ mostWaiting: 1.5 }, 'whole number'],
    [{ model: 'No such model' }, 'no such model'],
    [{ model: 7 }, 'no such model'],
    [{ engine: 'llama' }, 'engine must be an object'],
    [{ engine: { name: 'x' } }, 'a function generate'],
    [{ engine: { url: 'javascript:alert(1)', model: 'x' } }, 'http(s) url'],
  ])('that make no sense are refused with a sentence: %o', (settings, words) => {
    expect(() => createHearth(settings as HearthSettings)).toThrow(TypeError);
    expect(() => createHearth(settings as HearthSettings)).toThrow(words);
  });

  it('may be none, and name relative folders', () => {
    expect(() => createHearth()).not.toThrow();
    expect(() => createHearth({ model: 'Qwen3 1.7B' })).not.toThrow();
    expect(() => createHearth({ modelsUrl: '../', workerUrl: '/workers', engine: null })).not.toThrow();
  });
});

it('refuses everything once it is closed', async () => {
  const hearth = createHearth();
  hearth.close();
  hearth.close();
  const calls = [
    hearth.load(),
    hearth.chat.completions.create({ model: 'x', messages: [] }),
    hearth.embeddings.create({ model: 'x', input: '' }),
    hearth.models.list(),
    hearth.models.retrieve('x'),
  ];
  for (const call of calls) await expect(call).rejects.toMatchObject({ name: 'InvalidStateError' });
});
