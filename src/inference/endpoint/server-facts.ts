import { AppError } from '../../errors/app-error.ts';
import { askForJson, hostIn } from './ask-server.ts';
import { listIn, objectIn, sizeIn, textIn } from './read-json.ts';
import type { EndpointServer, ListedModel } from '../contract/endpoint-contract.ts';

/**
 * What a server is, as far as it says so. llama.cpp and vLLM (and SGLang, like it) count tokens, go on with replies and can be
 * told not to think, each in its own way; of the others nobody knows.
 */
export type ServerKind = 'llama.cpp' | 'vllm' | null;

interface ServerModel extends ListedModel {
  kind: ServerKind;
}

const kinds: Readonly<Record<string, ServerKind>> = {
  llamacpp: 'llama.cpp',
  vllm: 'vllm',
  sglang: 'vllm',
};

/**
 * The models of a server, as its `/models` lists them.
 * @throws AppError `endpoint-…`; `AbortError`
 */
export async function listServerModels(server: EndpointServer, signal: AbortSignal): Promise<ServerModel[]> {
  const body = objectIn(await askForJson(server, { url: `${server.url}/models`, signal }));
  if (!Array.isArray(body.data)) {
    throw new AppError('endpoint-garbled', { host: hostIn(server), what: 'not with a list of models' });
  }
  return listIn(body.data)
    .map((entry) => readModel(objectIn(entry)))
    .filter(({ id }) => id !== '');
}

/** vLLM and SGLang say `max_model_len`, llama.cpp has `meta`: what it was started with, or else trained for. */
function readModel(entry: ReturnType<typeof objectIn>): ServerModel {
  const meta = objectIn(entry.meta);
  return {
    id: textIn(entry.id),
    contextTokens: sizeIn(entry.max_model_len) ?? sizeIn(meta.n_ctx) ?? sizeIn(meta.n_ctx_train),
    kind: kinds[textIn(entry.owned_by)] ?? null,
  };
}

/**
 * What the server says of one of its models.
 * @throws AppError `endpoint-…`, `endpoint-model-gone` where it is not in the list; `AbortError`
 */
export async function readServerModel(
  server: EndpointServer,
  model: string,
  signal: AbortSignal,
): Promise<ServerModel> {
  const models = await listServerModels(server, signal);
  const found = models.find(({ id }) => id === model);
  if (found === undefined) throw new AppError('endpoint-model-gone', { host: hostIn(server), model });
  return found;
}
