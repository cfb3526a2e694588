import type { Usage } from '../contract/inference-contract.ts';

/** Shorter prompts tell more about beginning than about reading. */
const tellingTokens = 8;

/** How fast the loaded model reads here, as its replies have told. */
export class ReadingPace {
  /** The slowest so far: a machine that was busy once may be so again. */
  private measuredMs: number | null = null;
  private readonly unknownMs: number;

  /** @param unknownMs what to expect for each character before a reply has told */
  constructor(unknownMs: number) {
    this.unknownMs = unknownMs;
  }

  get msPerCharacter(): number {
    return this.measuredMs ?? this.unknownMs;
  }

  /** @param characters of that prompt */
  note({ promptTokens, cachedPromptTokens, prefillTokensPerSecond }: Usage, characters: number): void {
    const isTelling = promptTokens - cachedPromptTokens >= tellingTokens && characters > 0;
    if (!isTelling || !(prefillTokensPerSecond > 0)) return;
    const tokensPerCharacter = promptTokens / characters;
    const ms = (tokensPerCharacter * 1000) / prefillTokensPerSecond;
    this.measuredMs = Math.max(ms, this.measuredMs ?? 0);
  }

  /** For another model. */
  forget(): void {
    this.measuredMs = null;
  }
}
