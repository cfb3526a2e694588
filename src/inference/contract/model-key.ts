import type { LoadParams } from './inference-contract.ts';

/** Says whether two loads are of the same model, revision and library included. */
export function modelKey(params: LoadParams): string {
  switch (params.engine) {
    case 'web-llm':
    case 'wllama': {
      const { id, revision, library } = params.manifest;
      return `${id} ${revision} ${library?.sha256 ?? 'gguf'}`;
    }
    case 'endpoint':
      return `${params.endpoint.url} ${params.endpoint.model}`;
    case 'browser':
      return 'browser';
  }
}
