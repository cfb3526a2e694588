import { expect, it } from 'vitest';
import { gitBlobId } from './git-blob-id.ts';

it('is what git says', async () => {
  expect(await gitBlobId(new Uint8Array())).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  expect(await gitBlobId(new TextEncoder().encode('hello\n'))).toBe(
    'ce013625030ba8dba906f756967f9e9ca394464a',
  );
});
