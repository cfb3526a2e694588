// wllama has no call that tokenizes. But llama.cpp counts a prompt before it reads any of it, and tells the number when
// it is too long: so the text is put before as many end tokens as the context holds, which nobody ever reads.
import { AppError, isAppError } from '../../errors/app-error.ts';

export class TokenCounter {
  private readonly promptTokens: (prompt: string) => Promise<number>;
  private readonly filler: string;
  private fillerTokens: Promise<number> | null = null;

  /**
   * @param refuse sends a prompt that does not fit; rejects with `context-overflow`
   * @param endToken a token that no word runs into
   */
  constructor(refuse: (prompt: string) => Promise<unknown>, contextTokens: number, endToken: string) {
    this.filler = endToken.repeat(contextTokens);
    this.promptTokens = (prompt) => refuse(prompt).then(() => unexpected(), tokensOf);
  }

  /** Tokens of `text`, special ones recognised, nothing added. */
  async count(text: string): Promise<number> {
    // What the tokenizer adds to every prompt is in both.
    this.fillerTokens ??= this.promptTokens(this.filler);
    const fillerTokens = await this.fillerTokens;
    return (await this.promptTokens(text + this.filler)) - fillerTokens;
  }
}

function tokensOf(error: unknown): number {
  if (!isAppError(error) || error.code !== 'context-overflow') throw error;
  return (error as AppError<'context-overflow'>).detail.promptTokens ?? unexpected();
}

function unexpected(): never {
  throw new AppError('internal', { reason: 'the engine did not count the tokens' });
}
