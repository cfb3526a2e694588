import { describe, expect, it } from 'vitest';
import { noGpu } from '../../models/fits-device.ts';
import { starterManifest } from '../../models/starter-model.ts';
import { chooseBuild, hubEntry, modelHosts } from './hub-choice.ts';
import type { DeviceFacts } from '../../models/fits-device.ts';
import type { ModelRecord } from '../../models/model-record.ts';

const half = 'Qwen3-0.6B-q4f16_1-MLC';
const full = 'Qwen3-0.6B-q4f32_1-MLC';
const hub = modelHosts(null);
const plain: DeviceFacts = { ...noGpu, limits: hubEntry(full).needs.limits, name: 'chip' };
const device: DeviceFacts = { ...plain, features: ['shader-f16'] };

const record = (id: string): ModelRecord => ({
  manifest: { ...starterManifest, id },
  source: { filesUrls: ['https://before.example/'], libraryUrls: ['https://before.example/a.wasm'] },
  origin: 'hub',
  name: '',
  maker: '',
  lastUsedAtMs: null,
  verifiedAtMs: null,
  answers: {},
});

describe('a model of the catalogue', () => {
  it.each([half, full])('is the build that the device runs, whichever was named: %s', (named) => {
    expect(chooseBuild(named, hub, { device, records: [] }).card.id).toBe(half);
    expect(chooseBuild(named, hub, { device: plain, records: [] }).card.id).toBe(full);
  });

  it('comes with its build for the processor, also where there is no WebGPU', () => {
    const choice = chooseBuild(half, hub, { device: noGpu, records: [] });
    expect(choice).toMatchObject({ files: null, card: { name: 'Qwen3 0.6B' } });
    expect(choice.cpu).toMatchObject({ engine: 'wllama', card: { id: 'Qwen_Qwen3-0.6B-Q4_K_M-GGUF' } });
  });

  it('keeps what was found out of it, and asks for the rest whom the page names now', () => {
    const records = [record(full), record('another')];
    const mirror = modelHosts('https://site.example/a/');
    const { files } = chooseBuild(half, mirror, { device: plain, records });
    expect(files?.manifest).toEqual(records[0]?.manifest);
    expect(files?.source).toEqual({
      filesUrls: [`https://site.example/a/models/mlc-ai/${full}/resolve/${starterManifest.revision}/`],
      libraryUrls: ['https://site.example/a/libraries/Qwen3-0.6B-q4f32_1_cs1k-webgpu.wasm'],
    });
  });

  it('is told to be none where there is none', () => {
    const none = expect.objectContaining({ code: 'model-unknown', detail: { modelId: 'x' } }) as Error;
    expect(() => chooseBuild('x', hub, { device, records: [] })).toThrow(none);
  });
});
