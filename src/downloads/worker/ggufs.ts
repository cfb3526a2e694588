import type { Handlers } from '../../channel/answer.ts';
import type { GgufContract } from '../contract/gguf-contract.ts';

/** Most visitors never bring a GGUF, so what reads one comes with the first. */
const importing = () => import('./import-gguf.ts');
const hub = () => import('./hub-ggufs.ts');
const repacking = () => import('./repack-gguf.ts');

export function createGgufs(): Handlers<GgufContract> {
  return {
    describeGguf: async (params) => (await importing()).describeFiles(params),
    importGguf: async (params, context) => (await importing()).importGguf(params, context),
    listGgufs: async (params, { signal }) => (await hub()).listGgufs(params, signal),
    describeHubGguf: async (params, { signal }) => (await hub()).describeHubGguf(params, signal),
    repackGguf: async (params, context) => (await repacking()).repackGguf(params, context),
  };
}
