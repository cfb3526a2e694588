// The page's side of `/v1` (docs/api.md): fetched when the service worker first asks.
import { answer } from '../channel/answer.ts';
import { AppError } from '../errors/app-error.ts';
import { createApi } from '../openai/client/create-api.ts';
import { apiHandlers } from '../openai/client/serve-api.ts';
import { awakeMessage } from '../openai/contract/api-contract.ts';
import { modelIsLoading, noModel } from '../openai/contract/refusals.ts';
import { servedModel } from '../openai/served-model.ts';
import type { ReplyEngine } from '../openai/client/reply-engine.ts';
import type { ApiContract, Readiness } from '../openai/contract/api-contract.ts';
import type { ServedModel } from '../openai/served-model.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type { ModelStore } from '../state/model-store.ts';
import type { ModelServices } from './model-services.ts';

type Engine = Pick<ModelServices, 'model' | 'openSeat'>;

let api: ReturnType<typeof createApi> | null = null;

/** Serves the port that came with the message. */
export function answerApi({ ports: [port], source }: MessageEvent, engine: Engine): void {
  if (port === undefined) return;
  const { model } = engine;
  api ??= createApi({ engine: apiEngine(engine), models: () => [modelThatRuns(model)] });
  const keepAwake = (): void => (source as ServiceWorker | null)?.postMessage(awakeMessage);
  answer<ApiContract>(
    port,
    apiHandlers(api, () => readinessOf(model), keepAwake),
  );
  port.start();
}

/** Only a model that runs or rests is started, and never another one than was asked; nothing is fetched. */
function apiEngine({ model, openSeat }: Engine): ReplyEngine {
  const seat = openSeat();
  const ready = async (signal?: AbortSignal): Promise<SharedInference> => {
    const asked = model.choice.value;
    await model.wake(signal);
    if (!model.isChosen(asked.card.id)) throw new AppError('model-replaced', null);
    const { loadParams, value } = model;
    if (loadParams === null || value.status !== 'ready') throw new AppError('model-not-loaded', null);
    await seat.load(loadParams, { signal });
    return seat;
  };
  return {
    generate: async (params, options) => {
      const all = model.readsAfresh ? { ...params, fresh: true } : params;
      return (await ready(options?.signal)).generate(all, options);
    },
    embed: async (texts, options) => (await ready(options?.signal)).embed(texts, options),
    countTokens: model.countTokens,
  };
}

function readinessOf({ value }: ModelStore): Readiness {
  switch (value.status) {
    case 'ready':
      return value.isResting === true ? 'resting' : 'ready';
    case 'resolving':
    case 'downloading':
    case 'loading':
    case 'trying':
      return 'loading';
    default:
      return 'none';
  }
}

/** @throws ApiError 503 that says what a person can do */
function modelThatRuns(model: ModelStore): ServedModel {
  const { value, choice, ids } = model;
  if (value.status !== 'ready') throw readinessOf(model) === 'loading' ? modelIsLoading() : noModel();
  return servedModel(choice.value, ids, value.contextTokens);
}
