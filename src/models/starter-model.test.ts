import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { starterManifest } from './starter-model.ts';

it('promises exactly the library that ships with the site', () => {
  const { path, sizeBytes, sha256 } = starterManifest.library;
  const library = readFileSync(`public/${path}`);
  expect(library.byteLength).toBe(sizeBytes);
  expect(createHash('sha256').update(library).digest('hex')).toBe(sha256);
});
