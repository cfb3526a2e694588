import type { LibraryShape } from './fits-library.ts';

/**
 * The library that comes with the site (`starterManifest.library`), as it was compiled:
 * tools/model-library/configs/smollm2-135m-instruct.json, compared in the test beside.
 */
export const starterLibrary: LibraryShape = {
  vocabularySize: 49_152,
  layers: 30,
  hiddenSize: 576,
  feedForwardSize: 1536,
  heads: 9,
  keyValueHeads: 3,
  headSize: 64,
  ropeBase: 100_000,
  normEpsilon: 1e-5,
  contextTokens: 2048,
  prefillChunkTokens: 512,
};
