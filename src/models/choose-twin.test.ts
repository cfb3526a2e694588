import { describe, expect, it } from 'vitest';
import { catalogue, findEntry, twinOf } from './catalogue.ts';
import { chooseTwin, offeredModels } from './choose-twin.ts';
import type { DeviceFacts } from './fits-device.ts';

const half = findEntry('Qwen3-1.7B-q4f16_1-MLC')!;
const full = twinOf(half)!;
const limits = {
  maxComputeWorkgroupStorageSize: 32_768,
  maxStorageBuffersPerShaderStage: 10,
  maxStorageBufferBindingSize: 2 ** 30,
  maxBufferSize: 2 ** 30,
};
const modern: DeviceFacts = { features: ['shader-f16'], limits, name: '' };
const plain: DeviceFacts = { ...modern, features: [] };

describe('the build for a device', () => {
  it('computes in half precision where the device does, whichever was asked for', () => {
    expect(chooseTwin(half, modern, catalogue)).toBe(half);
    expect(chooseTwin(full, modern, catalogue)).toBe(half);
  });

  it('computes in full precision elsewhere', () => {
    expect(chooseTwin(half, plain, catalogue)).toBe(full);
    expect(chooseTwin(full, plain, catalogue)).toBe(full);
  });

  it('is the one that lacks least where neither fits', () => {
    const small = { ...limits, maxStorageBufferBindingSize: 2 ** 27 };
    expect(chooseTwin(half, { ...plain, limits: small }, catalogue)).toBe(full);
    expect(chooseTwin(full, { ...modern, limits: small }, catalogue)).toBe(half);
  });

  it('is the only one there is', () => {
    const only = findEntry('gemma3-1b-it-q4f16_1-MLC')!;
    expect(chooseTwin(only, plain, catalogue)).toBe(only);
    expect(chooseTwin(half, plain, [half])).toBe(half);
  });
});

it('offers each model once, the starter model first', () => {
  for (const device of [modern, plain]) {
    const compiled = catalogue.filter(({ ggufFile }) => ggufFile === null);
    const names = offeredModels(compiled, device).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('SmolLM2 135M');
    expect(names).toEqual([...new Set(catalogue.map(({ name }) => name))]);
  }
});
