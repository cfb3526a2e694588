import { describe, expect, it } from 'vitest';
import { listGgufsOf } from './gguf-listing.ts';
import type { HubFile } from './hub-api.ts';

const file = (path: string, sizeBytes = 10, sha256: string | null = 'a'.repeat(64)): HubFile => ({
  path,
  sizeBytes,
  sha256,
  gitBlobId: null,
});
const names = (...tree: HubFile[]): string[] => listGgufsOf(tree).map(({ name }) => name);

describe('the models of a repository', () => {
  it('are its GGUF files, the smallest first, with their quantization', () => {
    const tree = [file('Talker-Q8_0.gguf', 30), file('README.md'), file('Talker-Q4_K_M.gguf', 20)];
    expect(listGgufsOf(tree)).toMatchObject([
      { name: 'Talker-Q4_K_M', quantization: 'Q4_K_M', sizeBytes: 20 },
      { name: 'Talker-Q8_0', quantization: 'Q8_0', sizeBytes: 30 },
    ]);
  });

  it('count the parts of one as one, in their order', () => {
    const [model] = listGgufsOf([file('Q4/T-00002-of-00002.gguf', 5), file('Q4/T-00001-of-00002.gguf', 10)]);
    expect(model).toMatchObject({ name: 'Q4/T', sizeBytes: 15 });
    expect(model?.files.map(({ path }) => path)).toEqual([
      'Q4/T-00001-of-00002.gguf',
      'Q4/T-00002-of-00002.gguf',
    ]);
  });

  it('are not those whose parts are missing or repeated, nor files without a hash', () => {
    expect(names(file('T-00002-of-00002.gguf'))).toEqual([]);
    expect(names(file('T-00001-of-00002.gguf'), file('T-00001-of-00002.gguf'))).toEqual([]);
    expect(names(file('T.gguf', 10, null))).toEqual([]);
  });

  it('are not what goes beside a model', () => {
    expect(names(file('mmproj-T-F16.gguf'), file('T.imatrix.gguf'), file('T.gguf'))).toEqual(['T']);
  });
});
