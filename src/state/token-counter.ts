/** More texts than a long conversation has messages. */
const mostTexts = 4000;

/** What a text costs in tokens, asked of the engine once for each text and model. */
export class TokenCounter {
  private readonly count: (text: string) => Promise<number>;
  private modelId = '';
  private readonly tokens = new Map<string, number>();

  /** @param count asks the engine; rejects while no model runs */
  constructor(count: (text: string) => Promise<number>) {
    this.count = count;
  }

  /** Another model counts otherwise. */
  turnTo(modelId: string): void {
    if (modelId === this.modelId) return;
    this.modelId = modelId;
    this.tokens.clear();
  }

  /** Undefined: nobody has counted it. */
  known(text: string): number | undefined {
    return text === '' ? 0 : this.tokens.get(text);
  }

  /**
   * Counts the texts that are not known, one after the other. Fails silently: they stay unknown.
   * @param goesOn asked before each; false ends it
   */
  async learn(texts: readonly string[], goesOn: () => boolean): Promise<void> {
    const { modelId } = this;
    for (const text of texts) {
      if (this.known(text) !== undefined) continue;
      if (!goesOn()) return;
      const tokens = await this.count(text).catch(() => null);
      if (tokens === null || modelId !== this.modelId) return;
      this.keep(text, tokens);
    }
  }

  private keep(text: string, tokens: number): void {
    this.tokens.set(text, tokens);
    const [oldest] = this.tokens.keys();
    if (this.tokens.size > mostTexts && oldest !== undefined) this.tokens.delete(oldest);
  }
}
