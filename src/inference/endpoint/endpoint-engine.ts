// A server that speaks OpenAI's protocol, behind our contract. It runs in a frame of its own, whose policy lets it reach
// that server and nothing else (frame/endpoint-frame.ts).
import { AppError } from '../../errors/app-error.ts';
import { usualContextTokens } from '../../models/endpoint-record.ts';
import { checkGenerateParams } from '../contract/check-generate-params.ts';
import { paramsOf } from '../contract/load-params.ts';
import { singleFlight } from '../contract/single-flight.ts';
import { askForJson, hostIn } from './ask-server.ts';
import { countTokens } from './count-tokens.ts';
import { listIn, objectIn } from './read-json.ts';
import { listServerModels, readServerModel } from './server-facts.ts';
import { writeReply } from './write-reply.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { EndpointModel } from '../../models/endpoint-model.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { LoadedModel } from '../contract/inference-contract.ts';
import type { Patience } from './event-stream.ts';
import type { ServerKind } from './server-facts.ts';

/** Some servers load a model of many gigabytes before the first word; the person can stop at any time. */
const defaultPatience: Patience = { firstMs: 900_000, nextMs: 120_000 };

interface Ready {
  endpoint: EndpointModel;
  loaded: LoadedModel;
  kind: ServerKind;
}

/** Builds the engine; nothing is asked of any server before `load` or `listModels`. */
export function createEndpointEngine(patience: Patience = defaultPatience): Handlers<EndpointContract> {
  let ready: Ready | null = null;
  const requireModel = (): Ready => {
    if (ready === null) throw new AppError('model-not-loaded', null);
    return ready;
  };

  const engine = singleFlight({
    /** Checks address, key and name; the server has the model already, or loads it with the first question. */
    async load(params, { signal, emit }) {
      ready = null;
      const { endpoint } = paramsOf(params, 'endpoint');
      emit({ phase: 'starting' });
      const { contextTokens, kind } = await readServerModel(endpoint, endpoint.model, signal);
      const loaded = {
        modelId: endpoint.model,
        contextTokens: contextTokens ?? endpoint.contextTokens ?? usualContextTokens,
        device: hostIn(endpoint),
        // Whether its model thinks, it does not say.
        ...(kind !== null && { canSwitchThinking: true as const }),
      };
      ready = { endpoint, loaded, kind };
      return loaded;
    },

    async generate(params, { signal, emit }) {
      checkGenerateParams(params);
      const { endpoint, loaded, kind } = requireModel();
      const { model } = endpoint;
      const { contextTokens } = loaded;
      return writeReply({ server: endpoint, kind, model, contextTokens, patience }, params, signal, emit);
    },

    async embed({ texts }, { signal }) {
      const { endpoint } = requireModel();
      return embed(endpoint, texts, signal);
    },

    async countTokens({ text }, { signal }) {
      const { endpoint, kind } = requireModel();
      return countTokens(endpoint, endpoint.model, kind, text, signal);
    },

    unload() {
      ready = null;
      return Promise.resolve(null);
    },

    ping: () => Promise.resolve(null),
  });

  return {
    ...engine,
    listModels: async (server, { signal }) =>
      (await listServerModels(server, signal)).map(({ id, contextTokens }) => ({ id, contextTokens })),
  };
}

async function embed(
  endpoint: EndpointModel,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const { url, model } = endpoint;
  const body = { model, input: texts };
  const answer = await askForJson(endpoint, { url: `${url}/embeddings`, body, model, signal }).catch(
    (error: unknown) => {
      throw hasNoVectors(error)
        ? new AppError('request-invalid', { reason: 'This model writes text only.' }, { cause: error })
        : error;
    },
  );
  const vectors = listIn(objectIn(answer).data).map((entry) => listIn(objectIn(entry).embedding));
  const isSound = vectors.every((vector) => vector.length > 0 && vector.every((n) => typeof n === 'number'));
  if (vectors.length !== texts.length || !isSound)
    throw new AppError('endpoint-garbled', {
      host: hostIn(endpoint),
      what: 'not with one vector for each text',
    });
  return vectors as number[][];
}

/** Servers answer 400, 404 or 501 where a model has no embeddings. */
function hasNoVectors(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  if (error.code === 'endpoint-model-gone') return true;
  const status =
    error.code === 'endpoint-failed' ? (error as AppError<'endpoint-failed'>).detail.status : null;
  return status === 400 || status === 501;
}
