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
