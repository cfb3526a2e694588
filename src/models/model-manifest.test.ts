import { describe, expect, it } from 'vitest';
import { parseCompiledManifest, parseModelManifest } from './model-manifest.ts';
import { packRevision } from './pack-revision.ts';
import starter from './starter-manifest.json' with { type: 'json' };

/** The starter's manifest with one value replaced, by its path. */
function changed(path: string, value: unknown): unknown {
  const manifest = structuredClone(starter) as unknown;
  const steps = path.split('.');
  const last = steps.pop()!;
  const holder = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], manifest);
  (holder as Record<string, unknown>)[last] = value;
  return manifest;
}

describe('the manifest that the site ships', () => {
  it('is sound and whole', () => {
    expect(parseModelManifest(starter)).toEqual(starter);
  });

  it('has the revision that its files make', async () => {
    const { revision, files } = parseModelManifest(starter);
    expect(await packRevision([...files].reverse())).toBe(revision);
  });
});

it('leaves out what a manifest does not hold', () => {
  expect(parseModelManifest({ ...starter, extra: 1 })).toEqual(starter);
});

describe('a manifest is refused with the place of its fault', () => {
  const digest = '0'.repeat(64);
  const file = { path: 'a.bin', sizeBytes: 1, sha256: digest };
  it.each<[string, unknown, string]>([
    ['id', '../up', 'id is not in its proper form'],
    ['id', 7, 'id is not in its proper form'],
    ['revision', 'main', 'revision is not'],
    ['revision', starter.revision.toUpperCase(), 'revision is not'],
    ['library', 7, 'library is not an object'],
    ['library.path', '/libraries/a.wasm', 'library.path is not a plain relative path'],
    ['library.sha256', 'A'.repeat(64), 'library.sha256 is not'],
    ['files', {}, 'files is not a list'],
    ['files', [], 'there are no files'],
    ['files', Array.from({ length: 5000 }, () => file), 'files has more than 4096 entries'],
    ['files', [file, { ...file, path: 'A.bin' }], 'two files have the same path'],
    ['files', [file, { ...file, path: 'b', sizeBytes: Number.MAX_SAFE_INTEGER }], 'the size of all files'],
    ['files.0', [], 'files[0] is not an object'],
    ['files.0.path', '../secret', 'files[0].path'],
    ['files.0.path', 'a/../b', 'files[0].path'],
    ['files.0.path', 'a//b', 'files[0].path'],
    ['files.0.path', 'a\\b', 'files[0].path'],
    ['files.0.path', '.hidden', 'files[0].path'],
    ['files.0.path', 'a%2e%2e', 'files[0].path'],
    ['files.0.path', 'https://example.org/a', 'files[0].path'],
    ['files.0.path', 'a'.repeat(241), 'files[0].path'],
    ['files.0.sizeBytes', -1, 'files[0].sizeBytes'],
    ['files.0.sizeBytes', 1.5, 'files[0].sizeBytes'],
    ['files.0.sizeBytes', '1', 'files[0].sizeBytes'],
    ['files.0.sizeBytes', 2 ** 53, 'files[0].sizeBytes'],
    ['files.0.sha256', `${digest}0`, 'files[0].sha256'],
    ['licence.url', 'javascript:alert(1)', 'licence.url'],
    ['contextTokens', 0, 'contextTokens'],
    ['quantization', 'q4 f32', 'quantization'],
    ['needs.features', ['Shader F16'], 'needs.features'],
    ['needs.limits', [], 'needs.limits is not an object'],
    ['needs.limits', { maxBufferSize: NaN }, 'needs.limits.maxBufferSize'],
    ['needs.limits', { 'max buffer': 1 }, 'needs.limits'],
    ['needs.memoryBytes', Infinity, 'needs.memoryBytes'],
  ])('%s = %j', (path, value, reason) => {
    expect(() => parseModelManifest(changed(path, value))).toThrow(
      expect.objectContaining({
        code: 'manifest-invalid',
        detail: { reason: expect.stringContaining(reason) as string },
      }),
    );
  });

  it.each([null, undefined, 'text', 7, []])('%j instead of a manifest', (value) => {
    expect(() => parseModelManifest(value)).toThrow(expect.objectContaining({ code: 'manifest-invalid' }));
  });
});

it('has no library where the model is a GGUF, and then it is no compiled one', () => {
  expect(parseModelManifest(changed('library', null)).library).toBeNull();
  expect(() => parseCompiledManifest(changed('library', null))).toThrow(
    expect.objectContaining({ code: 'manifest-invalid' }),
  );
});
