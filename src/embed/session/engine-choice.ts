// What the element asks for, as a model that can be chosen.
import { endpointChoice } from '../../models/endpoint-record.ts';
import { starterGgufCard, starterGgufManifest } from '../../models/starter-gguf.ts';
import { starterCard, starterManifest } from '../../models/starter-model.ts';
import { isEndpoint } from '../shell/model-facts.ts';
import type { ModelChoice, ModelFiles } from '../../models/model-choice.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { ChatEndpoint, ChatEngine } from '../chat-types.ts';

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

/** @param modelsUrl ends with a slash */
export function choiceOf(engine: ChatEngine | ChatEndpoint | null, modelsUrl: string): ModelChoice {
  if (engine === null) return starterChoice(modelsUrl);
  return isEndpoint(engine) ? serverChoice(engine) : ownChoice(engine);
}
