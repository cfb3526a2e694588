// What a visitor has to know of a model before agreeing to it: part of the script, for nothing may be fetched then.
import { starterGgufCard } from '../../models/starter-gguf.ts';
import { starterCard } from '../../models/starter-model.ts';
import type { ChatEndpoint, ChatEngine } from '../chat-types.ts';

export interface ModelFacts {
  id: string;
  name: string;
  maker: string;
  licence: { name: string; url: string | null } | null;
  /** What is fetched at most; 0 for nothing. */
  bytes: number;
  /** Where what is written is sent; null where it stays. */
  host: string | null;
}

export const isEndpoint = (engine: ChatEngine | ChatEndpoint): engine is ChatEndpoint => 'url' in engine;

const hostIn = (url: string): string => new URL(url).host;

/** The build for the graphics chip or the one for the processor: which it will be is not known yet, so the larger counts. */
const starter: ModelFacts = {
  ...starterCard,
  bytes: Math.max(starterCard.downloadBytes, starterGgufCard.downloadBytes),
  host: null,
};

/** Null for a model that there is not. */
export function factsOf(model: string | null, engine: ChatEngine | ChatEndpoint | null): ModelFacts | null {
  if (engine === null) return model === null || model === starter.id ? starter : null;
  const brought = { maker: '', licence: null, bytes: 0 };
  if (isEndpoint(engine))
    return { ...brought, id: engine.model, name: engine.model, host: hostIn(engine.url) };
  return { ...brought, id: engine.name, name: engine.name, host: engine.host ?? null };
}
