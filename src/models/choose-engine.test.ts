import { describe, expect, it } from 'vitest';
import { chooseEngine, isOverridable } from './choose-engine.ts';
import type { EngineFacts } from './choose-engine.ts';
import type { ModelManifest } from './model-manifest.ts';

const needs: ModelManifest['needs'] = { features: [], limits: { maxBufferSize: 100 }, memoryBytes: 1 };
const half = { ...needs, features: ['shader-f16'] };
const facts: EngineFacts = {
  device: { features: [], limits: { maxBufferSize: 100 }, name: 'apple metal-3' },
  history: { answersWrong: false, gpuDeaths: 0 },
  wish: 'auto',
};
const named = (name: string): EngineFacts => ({ ...facts, device: { ...facts.device!, name } });
const known = (history: Partial<EngineFacts['history']>): EngineFacts => ({
  ...facts,
  history: { ...facts.history, ...history },
});

describe('without a wish a model runs', () => {
  it('on a graphics chip that fits', () => {
    expect(chooseEngine(needs, facts)).toEqual({ engine: 'web-llm', reason: 'gpu' });
    expect(chooseEngine(needs, named(''))).toEqual({ engine: 'web-llm', reason: 'gpu' });
  });

  it.each<[string, ModelManifest['needs'], EngineFacts]>([
    ['no-webgpu', needs, { ...facts, device: null }],
    ['software-gpu', needs, named('google swiftshader')],
    ['software-gpu', needs, named('llvmpipe (LLVM 15.0.7, 256 bits)')],
    ['software-gpu', needs, named('Microsoft Basic Render Driver')],
    ['gpu-lacks-half-precision', half, facts],
    ['gpu-too-small', needs, { ...facts, device: { ...facts.device!, limits: {} } }],
    ['gpu-computes-wrongly', needs, known({ answersWrong: true })],
    ['gpu-died', needs, known({ gpuDeaths: 2 })],
  ])('on the processor: %s', (reason, wanted, given) => {
    expect(chooseEngine(wanted, given)).toEqual({ engine: 'wllama', reason });
  });

  it('on the graphics chip after one loss, which may have been anything', () => {
    expect(chooseEngine(needs, known({ gpuDeaths: 1 })).engine).toBe('web-llm');
  });
});

describe('what a person wishes', () => {
  it('counts more than what this device has shown', () => {
    for (const given of [facts, known({ answersWrong: true, gpuDeaths: 5 }), named('swiftshader')]) {
      expect(chooseEngine(needs, { ...given, wish: 'gpu' })).toEqual({ engine: 'web-llm', reason: 'wish' });
      expect(chooseEngine(needs, { ...given, wish: 'cpu' })).toEqual({ engine: 'wllama', reason: 'wish' });
    }
  });

  it('does not make a chip do what it cannot', () => {
    expect(chooseEngine(needs, { ...facts, device: null, wish: 'gpu' }).engine).toBe('wllama');
    expect(chooseEngine(half, { ...facts, wish: 'gpu' }).engine).toBe('wllama');
  });
});

it('can be wished otherwise only where there is another way', () => {
  expect(isOverridable('gpu')).toBe(true);
  expect(isOverridable('software-gpu')).toBe(true);
  expect(isOverridable('wish')).toBe(true);
  expect(isOverridable('no-webgpu')).toBe(false);
  expect(isOverridable('only-build')).toBe(false);
});
