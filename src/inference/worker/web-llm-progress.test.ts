import { expect, it } from 'vitest';
import { readProgress } from './web-llm-progress.ts';

it('reads the number of compiled shaders', () => {
  const text = 'Loading GPU shader modules[12/33]: 36% completed, 2 secs elapsed.';
  expect(readProgress({ text, progress: 12 / 33 }, 100)).toEqual({ phase: 'shaders', done: 12, total: 33 });
});

it('reads the bytes of the weights from the share', () => {
  const text = 'Loading model from cache[2/4]: 54MB loaded. 50% completed, 1 secs elapsed.';
  expect(readProgress({ text, progress: 0.5 }, 1000)).toEqual({
    phase: 'weights',
    loadedBytes: 500,
    totalBytes: 1000,
  });
});

it.each(['Start to fetch params', 'Finish loading on WebGPU - apple', ''])('tells nothing for %j', (text) => {
  expect(readProgress({ text, progress: 1 }, 1000)).toBeNull();
});
