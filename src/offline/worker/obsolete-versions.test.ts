import { expect, it } from 'vitest';
import { obsoleteVersions } from './obsolete-versions.ts';
import type { KeptVersion } from './obsolete-versions.ts';

const kept = (version: string, facts: Partial<KeptVersion> = {}): KeptVersion => ({
  version,
  installedAtMs: Number(version.slice(1)),
  hasEngine: true,
  isProved: false,
  isInUse: false,
  ...facts,
});

it('keeps the unit before until the current one has answered', () => {
  const before = kept('v1', { isProved: true });
  expect(obsoleteVersions('v2', [before, kept('v2')])).toEqual([]);
  expect(obsoleteVersions('v2', [before, kept('v2', { isProved: true })])).toEqual(['v1']);
});

it('keeps the version that is known to work rather than a newer one that is not', () => {
  const versions = [kept('v1', { isProved: true }), kept('v2'), kept('v3')];
  expect(obsoleteVersions('v3', versions)).toEqual(['v2']);
});

it('keeps the newest that could answer where none is known to', () => {
  expect(obsoleteVersions('v3', [kept('v1'), kept('v2'), kept('v3')])).toEqual(['v1']);
});

it('keeps nothing of a version without an engine, for it could not answer anyway', () => {
  expect(obsoleteVersions('v2', [kept('v1', { hasEngine: false }), kept('v2')])).toEqual(['v1']);
});

it('keeps a version while a page of it is open, whatever else holds', () => {
  const inUse = kept('v1', { isInUse: true, hasEngine: false });
  expect(obsoleteVersions('v2', [inUse, kept('v2', { isProved: true })])).toEqual([]);
});

it('never names the current version', () => {
  expect(obsoleteVersions('v1', [kept('v1')])).toEqual([]);
});
