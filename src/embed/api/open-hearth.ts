// What `createHearth` consists of: fetched with its first call.
import { asFailure, createApi } from '../../openai/client/create-api.ts';
import { engineFor } from '../session/page-engine.ts';
import { folderUrl, placeOfModels } from '../shell/chat-options.ts';
import { checkSignal } from '../shell/check-input.ts';
import { isEndpoint } from '../shell/model-facts.ts';
import { EngineHold } from './engine-hold.ts';
import { heldEngine } from './held-engine.ts';
import { offeredModel } from './offered-model.ts';
import type { ChatCompletion } from '../../openai/contract/answers.ts';
import type { ApiStream } from '../../openai/contract/api.ts';
import type { ChatCompletionBody } from '../../openai/contract/request-body.ts';
import type { ServedModel } from '../../openai/served-model.ts';
import type { HearthCalls } from './hearth-calls.ts';
import type { CheckedSettings } from '../shell/check-settings.ts';

/** @param life aborted when it is closed */
export function openHearth(settings: CheckedSettings, life: AbortSignal): HearthCalls {
  const { engine, model, mostWaiting } = settings;
  const wanted = { model, ...placeOfModels(settings.modelsUrl), workerUrl: folderUrl(settings.workerUrl) };
  const hold = new EngineHold(() => engineFor(engine, wanted));
  life.addEventListener('abort', () => hold.leave());
  const offered = (): ServedModel => offeredModel(engine, wanted, hold.current);
  const { chat, embeddings, models } = createApi({
    engine: heldEngine(hold, life, engine !== null && isEndpoint(engine)),
    models: () => [offered()],
    whenReady: (signal = life) => hold.use({ signal, work: nothing }),
    mostWaiting,
  });
  const until = (options: unknown): AbortSignal => {
    const signal = checkSignal(options);
    return signal === undefined ? life : AbortSignal.any([signal, life]);
  };
  const create = async (body: ChatCompletionBody, options: unknown): Promise<ApiStream | ChatCompletion> =>
    chat.completions.create(body, { signal: until(options) });
  return {
    ...models,
    create: create as HearthCalls['create'],
    embed: async (body, options) => embeddings.create(body, { signal: until(options) }),
    load: async (options) => {
      const use = { signal: until(options), onProgress: checkListener(options?.onProgress), work: nothing };
      await hold.use(use).catch((error: unknown) => {
        throw asFailure(error, { model: offered().id, hasSchema: false }, use.signal);
      });
    },
  };
}

const nothing = async (): Promise<void> => undefined;

function checkListener<Listener>(value: Listener): Listener {
  if (value === undefined || typeof value === 'function') return value;
  throw new TypeError('onProgress must be a function.');
}
