import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { actionLabel, describeError } from './describe-error.ts';

const samples: AppError[] = [
  new AppError('webgpu-unavailable', { reason: 'no-api' }),
  new AppError('webgpu-unavailable', { reason: 'insecure-context' }),
  new AppError('webgpu-unavailable', { reason: 'no-adapter' }),
  new AppError('webgpu-unavailable', { reason: 'no-worker-gpu' }),
  new AppError('device-unsuitable', { missing: ['shader-f16'] }),
  new AppError('webassembly-unavailable', { reason: 'no-api' }),
  new AppError('webassembly-unavailable', { reason: 'policy' }),
  new AppError('model-unknown', { modelId: 'x' }),
  new AppError('model-in-use', { modelId: 'x' }),
  new AppError('model-not-loaded', null),
  new AppError('download-failed', { url: 'https://a.example/x', status: null }),
  new AppError('download-failed', { url: 'https://a.example/x', status: 404 }),
  new AppError('captive-portal', { url: 'https://hub.example/a' }),
  new AppError('integrity-mismatch', { path: 'a.bin', expected: '1', actual: '2' }),
  new AppError('files-missing', { paths: ['a.bin'] }),
  new AppError('library-corrupt', { reason: 'x' }),
  new AppError('storage-full', { neededBytes: 33_000_000 }),
  new AppError('conversations-full', null),
  new AppError('storage-unavailable', { reason: 'x' }),
  new AppError('out-of-memory', { during: 'load' }),
  new AppError('out-of-memory', { during: 'generate' }),
  new AppError('device-lost', { reason: 'x' }),
  new AppError('context-overflow', { limitTokens: 2048, promptTokens: 3000 }),
  new AppError('answers-wrong', { expected: 'Paris', actual: '####' }),
  new AppError('engine-busy', null),
  new AppError('owner-closed', { orderly: true }),
  new AppError('model-replaced', null),
  new AppError('worker-crashed', { reason: 'x' }),
  new AppError('worker-hung', { silentMs: 30_000 }),
  new AppError('reply-stalled', { silentMs: 125_000 }),
  new AppError('gpu-gone', { hasProcessorBuild: true }),
  new AppError('gpu-gone', { hasProcessorBuild: false }),
  new AppError('model-keeps-failing', { because: 'device-lost', smaller: { id: 'x', name: 'Tiny' } }),
  new AppError('model-keeps-failing', { because: 'out-of-memory', smaller: null }),
  new AppError('request-invalid', { reason: 'The temperature is too high.' }),
  new AppError('schema-refused', { reason: 'Aborted()' }),
  new AppError('manifest-invalid', { reason: 'x' }),
  new AppError('config-invalid', { field: 'hubs', reason: 'It has to be a list.' }),
  new AppError('pack-invalid', { reason: 'it ends early' }),
  new AppError('import-invalid', { file: 'a.json', line: 3, column: 1, reason: 'A comma is missing.' }),
  new AppError('import-invalid', { file: 'a.json', line: null, column: null, reason: 'It is no text.' }),
  new AppError('endpoint-unreachable', { host: 'llm.example' }),
  new AppError('endpoint-refused', { host: 'llm.example', status: 401 }),
  new AppError('endpoint-model-gone', { host: 'llm.example', model: 'm' }),
  new AppError('endpoint-busy', { host: 'llm.example', retryAfterSeconds: null }),
  new AppError('endpoint-busy', { host: 'llm.example', retryAfterSeconds: 1 }),
  new AppError('endpoint-failed', { host: 'llm.example', status: null, said: '' }),
  new AppError('endpoint-failed', { host: 'llm.example', status: 500, said: 'out of cheese' }),
  new AppError('endpoint-broke-off', { host: 'llm.example' }),
  new AppError('endpoint-garbled', { host: 'llm.example', what: 'it sent a web page' }),
  new AppError('endpoint-silent', { host: 'llm.example', silentMs: 900_000 }),
  new AppError('gguf-invalid', { reason: 'the file ends early' }),
  new AppError('gguf-unsupported', { what: 'it has no chat template' }),
  new AppError('model-too-large', { neededBytes: 9e9, limitBytes: 4e9, of: 'browser' }),
  new AppError('model-too-large', { neededBytes: 3e9, limitBytes: 2e9, of: 'device' }),
  ...(['bad-name', 'hidden', 'gated', 'no-gguf', 'no-answer'] as const).map(
    (reason) => new AppError('repo-unusable', { repo: 'owner/name', reason }),
  ),
  new AppError('browser-model-unavailable', null),
  new AppError('browser-model-needs-click', null),
  new AppError('browser-model-refused', { why: 'filtered' }),
  new AppError('browser-model-refused', { why: 'language' }),
  new AppError('browser-model-failed', { reason: 'UnknownError: x' }),
  new AppError('internal', { reason: 'x' }),
];

describe.each(samples.map((error) => [error.message, error] as const))('the words for %s', (_, error) => {
  const { title, explanation, action } = describeError(error);

  it('are a sentence without code, exclamation or undefined values', () => {
    expect(title).toMatch(/[.”]$/);
    for (const text of [title, explanation]) {
      expect(text).not.toMatch(/!|undefined|null|NaN|\[object/);
      expect(text).not.toContain(error.code);
    }
  });

  it('offer an action with a label', () => {
    expect(actionLabel(action)).toBeTruthy();
  });
});

describe('a failure of another version', () => {
  const unknown = describeError(new AppError('internal', { reason: 'x' }));

  it.each([
    ['new-code', null],
    ['toString', null],
    ['device-unsuitable', null],
    ['repo-unusable', { repo: 'x', reason: 'new' }],
    ['gguf-invalid', { reason: 7 }],
  ])('gets words too: %s with %j', (code, detail) => {
    expect(describeError(new AppError(code as 'internal', detail as never))).toEqual(unknown);
  });
});
