import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { ErrorLog } from './error-log.ts';
import { safeDetail } from './safe-detail.ts';
import { writeReport } from './write-report.ts';
import type { ReportFacts } from './report-facts.ts';

const facts: ReportFacts = {
  takenAtMs: Date.UTC(2026, 10, 25, 12),
  versions: { Hearth: '0.1.0', 'web-llm': '0.2.86' },
  browser: 'Mozilla/5.0 Chrome/141',
  system: { language: 'de', processors: 8, memoryGigabytes: null, screen: '1280 × 720' },
  gpu: {
    name: '',
    vendor: 'apple',
    architecture: 'metal-3',
    features: ['shader-f16', 'float32-filterable'],
    limits: { maxBufferSize: 4_294_967_296 },
  },
  page: { isSecure: true, isIsolated: false, serviceWorker: 'ready', isServed: true },
  storage: { usedBytes: 112_400_000, quotaBytes: 2e10, isPersisted: true },
  model: { name: 'SmolLM2 135M (smollm2)', engine: 'web-llm', state: 'ready', reason: '', wish: 'auto' },
  sampling: {
    temperature: 0.7,
    topP: 0.95,
    presencePenalty: 0,
    frequencyPenalty: 0.5,
    seed: 7,
    maxTokens: 512,
    thinking: 'auto',
  },
  conversations: 12,
  replies: [
    {
      outcome: 'complete',
      promptTokens: 40,
      completionTokens: 12,
      timeToFirstTokenMs: 120.4,
      tokensPerSecond: 31.26,
    },
    {
      outcome: 'failed (device-lost)',
      promptTokens: null,
      completionTokens: null,
      timeToFirstTokenMs: null,
      tokensPerSecond: null,
    },
  ],
  errors: [{ atMs: Date.UTC(2026, 10, 25, 11), code: 'device-lost', detail: { reason: 'destroyed' } }],
};

describe('a report', () => {
  it('is a text that tells a helper what is where', () => {
    expect(writeReport(facts)).toBe(`# Hearth report, 2026-11-25T12:00:00.000Z

## Versions

- Hearth: 0.1.0
- web-llm: 0.2.86

## Browser and system

- Browser: Mozilla/5.0 Chrome/141
- Language: de
- Processors: 8
- Memory: unknown
- Window: 1280 × 720

## Graphics

- Name: not told
- Vendor: apple
- Architecture: metal-3
- Features: float32-filterable, shader-f16
- maxBufferSize: 4294967296

## Page

- Secure context: yes
- Cross-origin isolated: no
- Service worker: ready
- Served by it: yes
- Storage: 112 MB of 20000 MB, kept

## Model

- Model: SmolLM2 135M (smollm2)
- Engine: web-llm
- State: ready
- Why there: not told
- Wished for: auto
- Sampling: temperature 0.7, top-p 0.95, penalties 0 and 0.5, seed 7, at most 512 tokens, thinking auto

## Conversations

- Stored: 12
- Reply 1: complete, 40 tokens read, 12 written, first after 120 ms, 31.3 tok/s
- Reply 2: failed (device-lost)

## Last failures

- 2026-11-25T11:00:00.000Z: device-lost {"reason":"destroyed"}
`);
  });

  it('is one without WebGPU, without figures and without failures, too', () => {
    const bare = writeReport({ ...facts, gpu: null, storage: null, replies: [], errors: [] });
    expect(bare).toContain('- WebGPU: not available');
    expect(bare).toContain('- Storage: not told');
    expect(bare).toContain('## Last failures\n\n- None: so far');
    expect(bare).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('keeps each fact on its line, whatever it says', () => {
    const odd = writeReport({
      ...facts,
      model: { ...facts.model, name: 'x\n\n## Page\n\n- Secure context: no' },
    });
    expect(odd.match(/^## Page$/gm)).toHaveLength(1);
  });
});

describe('what of a failure is told', () => {
  it('are its figures, and texts that are ours or the browser’s', () => {
    expect(safeDetail(new AppError('context-overflow', { limitTokens: 2048, promptTokens: null }))).toEqual({
      limitTokens: 2048,
      promptTokens: null,
    });
    expect(safeDetail(new AppError('device-unsuitable', { missing: ['shader-f16'] }))).toEqual({
      missing: ['shader-f16'],
    });
    expect(safeDetail(new AppError('engine-busy', null))).toBeNull();
  });

  it('is nothing that a server said, and neither its name nor that of a file', () => {
    const told = [
      new AppError('endpoint-failed', { host: 'secret', status: 500, said: 'secret' }),
      new AppError('endpoint-model-gone', { host: 'secret', model: 'secret' }),
      new AppError('import-invalid', { file: 'secret.json', line: 7, column: 1, reason: 'No “secret”.' }),
      new AppError('model-unknown', { modelId: 'endpoint:https://secret' }),
      new AppError('answers-wrong', { expected: 'secret', actual: 'secret' }),
      new AppError('repo-unusable', { repo: 'secret/secret', reason: 'hidden' }),
      new AppError('download-failed', { url: 'https://secret.example/', status: 404 }),
    ].map(safeDetail);
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(told[0]).toMatchObject({ status: 500 });
    expect(told[2]).toMatchObject({ line: 7, column: 1 });
  });

  it.each([
    `SyntaxError: Unexpected token 'M', "My secret diary" is not valid JSON`,
    `SyntaxError: "My secret" is not valid`,
    `SyntaxError: Expected property name in JSON at position 1 of “My secret`,
    `SyntaxError: Unterminated string in JSON: "My secret`,
    'TypeError: cannot read `My secret`',
    `TypeError: Failed to parse URL from 'My secret'`,
    `Error: it is the parser's fault: 'My secret isn't here'.`,
    'TypeError: Failed to fetch https://server.example/secret?q=secret',
    `Error: "${'My secret '.repeat(1000)}"`,
    `Error: ${'"My secret" '.repeat(1000)}`,
  ])('leaves out what a browser’s message quotes: %s', (reason) => {
    const told = JSON.stringify(safeDetail(new AppError('internal', { reason })));
    expect(told).not.toContain('secret');
    expect(told.length).toBeLessThan(300);
    expect(told).toContain(reason.slice(0, reason.indexOf(':')));
  });

  it('is nothing of facts that nobody knows here', () => {
    const odd = { code: 'new' as 'internal', detail: { a: 'secret', b: { c: 'secret' }, d: 1 } as never };
    expect(safeDetail(odd)).toEqual({ a: '(not told)', b: '(not told)', d: 1 });
  });
});

describe('the last failures', () => {
  const store = () => {
    const values = new Map<string, string>();
    return {
      values,
      storage: () => ({
        getItem: (key: string) => values.get(key) ?? null,
        setItem: (key: string, value: string) => void values.set(key, value),
      }),
    };
  };

  it('outlive the page, and are few', () => {
    const { storage } = store();
    for (let index = 0; index < 30; index++)
      new ErrorLog(storage).add(new AppError('engine-busy', null), index);
    const read = new ErrorLog(storage).read();
    expect(read.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 20 }, (_, index) => index + 10));
  });

  it('are kept without content', () => {
    const { storage, values } = store();
    new ErrorLog(storage).add(new AppError('internal', { reason: 'Error: "secret"' }));
    expect([...values.values()].join()).not.toContain('secret');
  });

  it.each(['', '{', '7', '[null,7,{"atMs":"x"},{"atMs":1,"code":"a","detail":null}]'])(
    'are read from whatever is stored: %j',
    (stored) => {
      const { storage, values } = store();
      values.set('hearth-last-errors', stored);
      expect(new ErrorLog(storage).read().length).toBeLessThanOrEqual(1);
    },
  );

  it('are none where nothing can be stored', () => {
    const log = new ErrorLog(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    log.add(new AppError('engine-busy', null));
    expect(log.read()).toEqual([]);
  });
});
