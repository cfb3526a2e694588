// What a visitor has to know of a model before agreeing to it: part of the script, for nothing may be fetched then.
import { starterGgufCard } from '../../models/starter-gguf.ts';
import { starterCard } from '../../models/starter-model.ts';
import { findOffered, publicHosts } from './find-offered.ts';
import type { ChatEndpoint, ChatEngine } from '../chat-types.ts';
import type { ChatOptions } from './chat-options.ts';

export interface ModelFacts {
  id: string;
  name: string;
  maker: string;
  licence: { name: string; url: string | null } | null;
  /** What is fetched at most; 0 for nothing. */
  bytes: number;
  /** Hosts of others from which it is fetched: no other is asked, and the offer names them. */
  sources: readonly string[];
  /** Where what is written is sent; null where it stays. */
  host: string | null;
}

export const isEndpoint = (engine: ChatEngine | ChatEndpoint): engine is ChatEndpoint => 'url' in engine;

const hostIn = (url: string): string => new URL(url).host;

/** Of a model that runs on this device. */
export interface LocalFacts extends ModelFacts {
  licence: NonNullable<ModelFacts['licence']>;
}

/** The build for the graphics chip or the one for the processor: which it will be is not known yet, so the larger counts. */
const starter: LocalFacts = {
  ...starterCard,
  bytes: Math.max(starterCard.downloadBytes, starterGgufCard.downloadBytes),
  sources: [],
  host: null,
};

/** Null for a model that there is not. */
export function factsOf(
  options: Pick<ChatOptions, 'model' | 'mirrorUrl'>,
  engine: ChatEngine | ChatEndpoint | null,
): ModelFacts | null {
  if (engine === null) return localFacts(options);
  const brought = { maker: '', licence: null, bytes: 0, sources: [] };
  if (isEndpoint(engine))
    return { ...brought, id: engine.model, name: engine.model, host: hostIn(engine.url) };
  return { ...brought, id: engine.name, name: engine.name, host: engine.host ?? null };
}

/** Null for a model that there is not. */
export function localFacts({
  model,
  mirrorUrl,
}: Pick<ChatOptions, 'model' | 'mirrorUrl'>): LocalFacts | null {
  if (model === null || model === starter.id || model === starter.name) return starter;
  const found = findOffered(model);
  return found && { ...found, sources: mirrorUrl === null ? publicHosts : [], host: null };
}
