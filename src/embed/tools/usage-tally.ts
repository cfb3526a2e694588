import type { GenerationSummary, Usage } from '../../inference/contract/inference-contract.ts';

/** The figures of all that was written for one reply, together. */
export class UsageTally {
  private readonly all: Usage[] = [];

  add(usage: Usage): void {
    this.all.push(usage);
  }

  /** The time to the first token is that of the first writing; rates are over all of them. */
  summary(finish: GenerationSummary['finish']): GenerationSummary {
    const prefilled = ({ promptTokens, cachedPromptTokens }: Usage): number =>
      promptTokens - cachedPromptTokens;
    const usage: Usage = {
      promptTokens: this.sum(({ promptTokens }) => promptTokens),
      cachedPromptTokens: this.sum(({ cachedPromptTokens }) => cachedPromptTokens),
      completionTokens: this.sum(({ completionTokens }) => completionTokens),
      timeToFirstTokenMs: this.all[0]?.timeToFirstTokenMs ?? 0,
      prefillTokensPerSecond: this.rate(prefilled, (each) => each.prefillTokensPerSecond),
      decodeTokensPerSecond: this.rate(
        ({ completionTokens }) => completionTokens,
        (each) => each.decodeTokensPerSecond,
      ),
    };
    return { finish, usage };
  }

  private sum(count: (usage: Usage) => number): number {
    return this.all.reduce((total, usage) => total + count(usage), 0);
  }

  /** Of those that have a rate. */
  private rate(tokens: (usage: Usage) => number, perSecond: (usage: Usage) => number): number {
    const rated = this.all.filter((usage) => perSecond(usage) > 0);
    const total = rated.reduce((sum, usage) => sum + tokens(usage), 0);
    const seconds = rated.reduce((sum, usage) => sum + tokens(usage) / perSecond(usage), 0);
    return seconds > 0 ? total / seconds : 0;
  }
}
