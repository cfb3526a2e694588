import { describe, expect, it } from 'vitest';
import { filesUrl, nextPageUrl, parseRepoFacts, parseTree, revisionUrl, treeUrl } from './hub-api.ts';

const hub = 'https://hub.example/mirror';
const commit = '0123456789abcdef0123456789abcdef01234567';
const sha256 = 'ab'.repeat(32);
const oid = 'cd'.repeat(20);
const invalid = expect.objectContaining({ code: 'manifest-invalid' }) as Error;

it('asks a hub, below its path, for a branch, a commit and its files', () => {
  expect(revisionUrl(hub, 'mlc-ai/Tiny')).toBe(`${hub}/api/models/mlc-ai/Tiny/revision/main`);
  expect(treeUrl(hub, 'mlc-ai/Tiny', commit)).toBe(
    `${hub}/api/models/mlc-ai/Tiny/tree/${commit}?recursive=true`,
  );
  expect(filesUrl(hub, 'mlc-ai/Tiny', commit)).toBe(`${hub}/mlc-ai/Tiny/resolve/${commit}/`);
});

describe('the commit', () => {
  it('is read from the answer', () => {
    expect(parseRepoFacts({ sha: commit, siblings: [] })).toEqual({ commit, licence: '', isGated: false });
    expect(parseRepoFacts({ sha: commit, gated: 'manual', tags: ['gguf', 7, 'license:mit'] })).toEqual({
      commit,
      licence: 'mit',
      isGated: true,
    });
  });

  it.each([
    null,
    [],
    'x',
    {},
    { sha: 'main' },
    { sha: commit.toUpperCase() },
    { sha: `${commit}\n` },
    { sha: 7 },
  ])('is refused as %j', (answer) => {
    expect(() => parseRepoFacts(answer)).toThrow(invalid);
  });
});

describe('the list of files', () => {
  it('knows the SHA-256 of large files and git’s own hash of small ones', () => {
    expect(
      parseTree([
        { type: 'directory', path: 'logs', size: 0, oid },
        { type: 'file', path: 'a.json', size: 5, oid },
        { type: 'file', path: 'w.bin', size: 130, oid, lfs: { oid: sha256, size: 9000, pointerSize: 130 } },
      ]),
    ).toEqual([
      { path: 'a.json', sizeBytes: 5, sha256: null, gitBlobId: oid },
      { path: 'w.bin', sizeBytes: 9000, sha256, gitBlobId: null },
    ]);
  });

  it.each(['.gitattributes', '../up', '/root', 'a/../b', 'a b', '', 'x'.repeat(300), null, 7])(
    'leaves out a file whose path is %j',
    (path) => {
      expect(parseTree([{ type: 'file', path, size: 5, oid }])).toEqual([]);
    },
  );

  it.each<[string, unknown]>([
    ['a page', '<html>'],
    ['an object', {}],
    ['a list of nothing', [null]],
    ['no size', [{ type: 'file', path: 'a', oid }]],
    ['a negative size', [{ type: 'file', path: 'a', size: -1, oid }]],
    ['no oid', [{ type: 'file', path: 'a', size: 1 }]],
    ['a short SHA-256', [{ type: 'file', path: 'a', size: 1, oid, lfs: { oid, size: 1 } }]],
    ['a size that is text', [{ type: 'file', path: 'a', size: 1, oid, lfs: { oid: sha256, size: '1' } }]],
    ['lfs that is text', [{ type: 'file', path: 'a', size: 1, oid, lfs: 'yes' }]],
    ['too many files', Array.from({ length: 4097 }, () => ({ type: 'file', path: 'a', size: 1, oid }))],
  ])('is refused with %s', (_, answer) => {
    expect(() => parseTree(answer)).toThrow(invalid);
  });
});

describe('the next page', () => {
  const page = treeUrl(hub, 'mlc-ai/Tiny', commit);

  it('is the address that the header names', () => {
    const next = `${page}&cursor=abc`;
    expect(nextPageUrl(`<${next}>; rel="next"`, page)).toBe(next);
    expect(nextPageUrl(`<${page}>; rel="first", <?cursor=2>; rel=next`, page)).toBe(
      `${page.split('?')[0]}?cursor=2`,
    );
  });

  it.each([
    null,
    '',
    'nonsense',
    `<${page}>; rel="prev"`,
    `<${page}>; rel="nextish"`,
    `<${'x'.repeat(5000)}>; rel="next"`,
  ])('is none for the header %j', (header) => {
    expect(nextPageUrl(header, page)).toBeNull();
  });

  it.each([
    'https://evil.example/',
    '/elsewhere',
    'javascript:alert(1)',
    'https://',
    `${hub}/api/models/other/tree/x`,
  ])('is refused at %s', (target) => {
    expect(() => nextPageUrl(`<${target}>; rel="next"`, page)).toThrow(invalid);
  });
});
