import { describeHubGguf, listGgufs } from './hub-ggufs.ts';
import { describeFiles, importGguf } from './import-gguf.ts';
import { repackGguf } from './repack-gguf.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { GgufContract } from '../contract/gguf-contract.ts';

export function createGgufs(): Handlers<GgufContract> {
  return {
    describeGguf: (params) => describeFiles(params),
    importGguf,
    listGgufs: (params, { signal }) => listGgufs(params, signal),
    describeHubGguf: (params, { signal }) => describeHubGguf(params, signal),
    repackGguf,
  };
}
