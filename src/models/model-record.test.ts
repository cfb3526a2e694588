import { expect, it } from 'vitest';
import { parseModelRecord } from './model-record.ts';
import { starterManifest } from './starter-model.ts';
import type { ModelRecord } from './model-record.ts';

const record: ModelRecord = {
  manifest: starterManifest,
  source: { filesUrls: ['https://hub.example/a/'], libraryUrls: ['https://hub.example/a.wasm'] },
  origin: 'pack',
  name: 'SmolLM2 135M',
  maker: 'Hugging Face',
  lastUsedAtMs: 7,
  verifiedAtMs: null,
  answers: { 'apple metal-3': 'right' },
};

it('reads back what was stored', () => {
  for (const origin of ['hub', 'pack', 'file'] as const) {
    const stored = { ...record, origin };
    expect(parseModelRecord(structuredClone(stored))).toEqual(stored);
  }
});

it('keeps what can be read of a damaged record', () => {
  const damaged = {
    ...record,
    source: { filesUrls: ['no url', 7], libraryUrls: null },
    name: 7,
    lastUsedAtMs: 'yesterday',
    answers: { a: 'right', b: 'perhaps' },
  };
  expect(parseModelRecord(damaged)).toEqual({
    ...record,
    source: { filesUrls: [], libraryUrls: [] },
    name: '',
    lastUsedAtMs: null,
    answers: { a: 'right' },
  });
});

it.each([null, 7, 'x', [], {}, { ...record, manifest: null }, { ...record, manifest: { id: '../x' } }])(
  'is nothing without a manifest: %j',
  (value) => {
    expect(parseModelRecord(value)).toBeNull();
  },
);
