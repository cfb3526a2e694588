import { describe, expect, it } from 'vitest';
import { blobSource } from '../gguf/byte-source.ts';
import { readGguf } from '../gguf/read-gguf.ts';
import { writeGguf } from '../gguf/testing/write-gguf.ts';
import { tinyMetadata } from './testing/tiny-llama.ts';
import { readVocabulary, tokenizerJson } from './tokenizer-json.ts';

interface TokenizerDocument {
  added_tokens: { id: number; content: string; special: boolean }[];
  model: { type: string; vocab: Record<string, number>; merges: string[] };
}

async function tokenizerOf(tokens: readonly string[], kinds: readonly number[]): Promise<TokenizerDocument> {
  const metadata = tinyMetadata({
    'tokenizer.ggml.tokens': {
      type: 'array',
      of: 'string',
      values: tokens.map((value) => ({ type: 'string', value })),
    },
    'tokenizer.ggml.token_type': {
      type: 'array',
      of: 'i32',
      values: kinds.map((value) => ({ type: 'i32', value })),
    },
  });
  const file = await readGguf(blobSource(new Blob([writeGguf({ metadata })])));
  return JSON.parse(tokenizerJson(readVocabulary(file))) as TokenizerDocument;
}

const tokens = ['<|a|>', '{{b}}', 'A', 'B', 'C', 'AB', 'ABC', '7', '__proto__'];

describe('tokenizer.json', () => {
  it('gives every token its id, whatever it is called', async () => {
    const { model } = await tokenizerOf(tokens, [3, 4, 1, 1, 1, 1, 1, 1, 1]);
    expect(new Map(Object.entries(model.vocab))).toEqual(new Map(tokens.map((token, id) => [token, id])));
  });

  it('marks control tokens as special and user-defined ones as plain', async () => {
    const { added_tokens: added } = await tokenizerOf(tokens, [3, 4, 1, 1, 1, 1, 1, 1, 1]);
    expect(added.map(({ id, content, special }) => ({ id, content, special }))).toEqual([
      { id: 0, content: '<|a|>', special: true },
      { id: 1, content: '{{b}}', special: false },
    ]);
  });

  it('keeps the order of merges', async () => {
    const { model } = await tokenizerOf(tokens, [3, 4, 1, 1, 1, 1, 1, 1, 1]);
    expect(model.merges).toEqual(['A B', 'AB C']);
  });

  it('refuses token types that are not one per token', async () => {
    await expect(tokenizerOf(tokens, [3, 4])).rejects.toMatchObject({
      code: 'gguf-invalid',
      detail: { reason: 'the vocabulary and its token types differ in length' },
    });
  });
});
