// Token ids recorded with the Python `tokenizers` library: src/repack/testing/record_token_ids.py.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenizerJson } from '../../src/repack/tokenizer-json.ts';
import recorded from '../../src/repack/testing/token-ids.json' with { type: 'json' };
import { readCommittedManifest } from './committed-manifest.ts';
import { engineTokenizer } from './engine-tokenizer.ts';
import { isPlaced } from './placed-pack.ts';
import { paths } from './starter.ts';

const manifest = readCommittedManifest(paths.manifest);
const isThere = manifest !== null && isPlaced(manifest, paths.revisions);

describe.skipIf(!isThere)('the starter model’s tokenizer in the engine', () => {
  const path = join(paths.revisions, manifest?.revision ?? '', 'tokenizer.json');
  const tokenizer = isThere ? engineTokenizer(readFileSync(path, 'utf8')) : null;

  it.each(recorded.starter)('reads $text as the reference does', async ({ text, ids }) => {
    expect([...(await tokenizer!).encode(text)]).toEqual(ids);
  });

  it.each(recorded.starter.filter(({ text }) => !text.includes('<|')))(
    'gives $text back',
    async ({ text, ids }) => {
      expect((await tokenizer!).decode(Int32Array.from(ids))).toBe(text);
    },
  );
});

describe('a small vocabulary of bytes in the engine', () => {
  const { tokens, merges, cases } = recorded.small;
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const kinds = tokens.map((_, id) => (id < 3 ? 3 : 1));
  const tokenizer = engineTokenizer(tokenizerJson({ tokens, ids, kinds, merges }));

  it.each(cases)('reads $text as the reference does', async ({ text, ids: expected }) => {
    expect([...(await tokenizer).encode(text)]).toEqual(expected);
  });
});
