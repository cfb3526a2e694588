import { hostOf } from '../models/endpoint-model.ts';
import type { ModelChoice } from '../models/model-choice.ts';

/** A model that answers here. */
export interface ServedModel {
  id: string;
  /** Names for the same model, such as that of another build of it. */
  aliases: readonly string[];
  /** Who made it, or the host of the server that runs it. */
  ownedBy: string;
  /** Seconds since 1970; 0 where nobody knows. */
  created: number;
  contextTokens: number;
  /** A server runs it, which may refuse a reply that could become longer than its context. */
  isElsewhere: boolean;
  /** The revision of its files; null where nobody knows. */
  fingerprint: string | null;
}

/** @param aliases ids of all its builds */
export function servedModel(
  { card, files, elsewhere }: ModelChoice,
  aliases: readonly string[],
  contextTokens: number,
): ServedModel {
  return {
    id: card.id,
    aliases,
    ownedBy: hostOf(elsewhere) ?? card.maker,
    created: 0,
    contextTokens,
    fingerprint: files?.manifest.revision ?? null,
    isElsewhere: elsewhere !== null,
  };
}
