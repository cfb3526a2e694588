// An engine without a model, for tests of everything around it. It obeys the same contract as the real one,
// proved by the same suite (engine-contract.ts).
import { AppError } from '../../errors/app-error.ts';
import { checkGenerateParams } from '../contract/check-generate-params.ts';
import { singleFlight } from '../contract/single-flight.ts';
import { isKnownQuestion } from '../contract/known-answers.ts';
import { playLoad } from './play-load.ts';
import { playReply, splitTokens } from './play-reply.ts';
import type { Handlers } from '../../channel/answer.ts';
import type {
  GenerateParams,
  InferenceContract,
  LoadedModel,
  LoadParams,
} from '../contract/inference-contract.ts';
import type { Script } from './script.ts';

function answerKnown({ messages, fresh }: GenerateParams, check: NonNullable<Script['check']>): string {
  const isSecond = messages.length > 1;
  if (check === 'wrong' || (check === 'right-when-fresh' && isSecond && fresh !== true)) return '?!';
  return isSecond ? 'Rome.' : 'Paris.';
}

function factsOf(params: LoadParams): Pick<LoadedModel, 'modelId' | 'contextTokens'> {
  switch (params.engine) {
    case 'web-llm':
    case 'wllama':
      return { modelId: params.manifest.id, contextTokens: params.manifest.contextTokens };
    case 'endpoint':
      return { modelId: params.endpoint.model, contextTokens: params.endpoint.contextTokens ?? 4096 };
    case 'browser':
      return { modelId: 'browser', contextTokens: 4096 };
  }
}

/**
 * @param readScript asked before each load and reply
 * @param crash ends the thread the way an uncaught error does
 */
export function createScriptedEngine(
  readScript: () => Promise<Script>,
  crash: () => void,
): Handlers<InferenceContract> {
  let loaded: LoadedModel | null = null;
  let turn = 0;
  const requireModel = (): void => {
    if (loaded === null) throw new AppError('model-not-loaded', null);
  };

  return singleFlight({
    async load(params, { emit }) {
      loaded = null;
      const script = await readScript();
      await playLoad(script, emit, crash);
      loaded = {
        ...factsOf(params),
        device: 'scripted',
        ...(script.thinks === true && { canSwitchThinking: true }),
      };
      return loaded;
    },
    async generate(params, context) {
      checkGenerateParams(params);
      requireModel();
      const { replies = [], check = 'right', thinks = false } = await readScript();
      if (isKnownQuestion(params.messages))
        return playReply({ text: answerKnown(params, check) }, params, context, crash);
      return playReply(replies[turn++] ?? null, params, context, crash, thinks);
    },
    embed: ({ texts }) => Promise.resolve(texts.map((text) => [text.length, 1])),
    async countTokens({ text }) {
      requireModel();
      return splitTokens(text).length;
    },
    async unload() {
      loaded = null;
      return null;
    },
    ping: () => Promise.resolve(null),
  });
}
