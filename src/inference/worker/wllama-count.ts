// wllama has no call that tokenizes. But llama.cpp counts a prompt before it reads any of it, and tells the number when
// it is too long: so the text is put before as many end tokens as the context holds, which nobody ever reads.
import { AppError, isAppError } from '../../errors/app-error.ts';

export class TokenCounter {
  private readonly promptTokens: (prompt: string) => Promise<number>;
  private readonly makeFiller: () => Promise<string>;
  private filler: Promise<{ text: string; tokens: number }> | null = null;

  /**
   * @param refuse sends a prompt that does not fit; rejects with `context-overflow`
   * @param readEndToken a token that no word runs into; asked once, when something is counted
   */
  constructor(
    refuse: (prompt: string) => Promise<unknown>,
    contextTokens: number,
    readEndToken: () => Promise<string | null>,
  ) {
    this.makeFiller = async () => {
      const endToken = await readEndToken();
      if (endToken !== null) return endToken.repeat(contextTokens);
      throw new AppError('request-invalid', { reason: 'This model has no end token.' });
    };
    this.promptTokens = (prompt) => refuse(prompt).then(() => unexpected(), tokensOf);
  }

  /** Tokens of `text`, special ones recognised, nothing added. */
  async count(text: string): Promise<number> {
    // What the tokenizer adds to every prompt is in both.
    this.filler ??= this.measureFiller();
    const filler = await this.filler;
    return (await this.promptTokens(text + filler.text)) - filler.tokens;
  }

  private async measureFiller(): Promise<{ text: string; tokens: number }> {
    const text = await this.makeFiller();
    return { text, tokens: await this.promptTokens(text) };
  }
}

function tokensOf(error: unknown): number {
  if (!isAppError(error) || error.code !== 'context-overflow') throw error;
  return (error as AppError<'context-overflow'>).detail.promptTokens ?? unexpected();
}

function unexpected(): never {
  throw new AppError('internal', { reason: 'the engine did not count the tokens' });
}
