// What the element asks for, as a model that can be chosen.
import { AppError } from '../../errors/app-error.ts';
import { endpointChoice } from '../../models/endpoint-record.ts';
import { starterGgufCard, starterGgufManifest } from '../../models/starter-gguf.ts';
import { starterCard, starterManifest } from '../../models/starter-model.ts';
import { notFetched } from '../shell/not-fetched.ts';
import type { ModelChoice, ModelFiles } from '../../models/model-choice.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import { isEndpoint, localFacts } from '../shell/model-facts.ts';
import type { ChatEndpoint, ChatEngine } from '../chat-types.ts';
import type { ChatOptions } from '../shell/chat-options.ts';
import type { LocalFacts } from '../shell/model-facts.ts';

type Wanted = Pick<ChatOptions, 'model' | 'modelsUrl' | 'mirrorUrl'>;

/** @throws AppError `model-unknown` */
export function choiceOf(engine: ChatEngine | ChatEndpoint | null, wanted: Wanted): ModelChoice {
  if (engine !== null) return isEndpoint(engine) ? serverChoice(engine) : ownChoice(engine);
  const facts = localFacts(wanted);
  if (facts === null) throw new AppError('model-unknown', { modelId: wanted.model ?? '' });
  return facts.id === starterCard.id ? starterChoice(wanted.modelsUrl) : namedChoice(facts);
}

/** Of the catalogue and of hubs. */
export const hubModule = () =>
  import('./hub-choice.ts').catch((cause: unknown) => {
    throw notFetched(cause);
  });

/** Of a model of which only the words of its offer are known. */
const unknownNeeds: ModelChoice['needs'] = { features: [], limits: {}, memoryBytes: 0 };

/** Which of its builds runs here, and what that needs, is found out when it is wanted. */
const namedChoice = ({ id, name, maker, licence, bytes }: LocalFacts): ModelChoice => ({
  engine: 'web-llm',
  card: { id, name, maker, licence, downloadBytes: bytes, summary: '', contextTokens: 0 },
  needs: unknownNeeds,
  files: null,
  elsewhere: null,
});

/** @throws AppError `download-failed`, `model-unknown` */
export async function lookUpChoice(
  choice: ModelChoice,
  { mirrorUrl }: Pick<Wanted, 'mirrorUrl'>,
): Promise<ModelChoice> {
  if (choice.needs !== unknownNeeds) return choice;
  const { hubChoice, modelHosts } = await hubModule();
  return hubChoice(choice.card.id, modelHosts(mirrorUrl));
}

/** @param modelsUrl ends with a slash */
function starterChoice(modelsUrl: string): ModelChoice {
  const filesOf = (manifest: ModelManifest): ModelFiles => ({
    manifest,
    source: {
      filesUrls: [`${modelsUrl}models/${manifest.id}/resolve/${manifest.revision}/`],
      libraryUrls: manifest.library === null ? [] : [`${modelsUrl}${manifest.library.path}`],
    },
  });
  const shared = { elsewhere: null };
  const cpu: ModelChoice = {
    ...shared,
    engine: 'wllama',
    card: starterGgufCard,
    needs: starterGgufManifest.needs,
    files: filesOf(starterGgufManifest),
  };
  return {
    ...shared,
    engine: 'web-llm',
    card: starterCard,
    needs: starterManifest.needs,
    files: filesOf(starterManifest),
    cpu,
  };
}

const serverChoice = ({ url, model, key }: ChatEndpoint): ModelChoice =>
  endpointChoice({ id: `${url} ${model}`, name: model, url, model, key: key ?? null, contextTokens: null });

/** It has no files, so it counts as one that runs elsewhere; where that is, it says itself. */
const ownChoice = ({ name, host }: ChatEngine): ModelChoice =>
  serverChoice({ url: `https://${host ?? 'engine.invalid'}`, model: name });
