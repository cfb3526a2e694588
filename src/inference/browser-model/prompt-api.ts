// The browser's side, as far as we use it: https://webmachinelearning.github.io/prompt-api/ (`LanguageModel`).

/** The part of the page's global object that counts here. */
export interface PromptApiScope {
  /** Undefined in most browsers; workers never have it. */
  LanguageModel?: typeof LanguageModel;
  navigator: { languages: readonly string[] };
}

/** What is asked for with each session: what of it the browser cannot do makes the model unavailable. */
export type Expectation = Pick<LanguageModelCreateCoreOptions, 'expectedInputs' | 'expectedOutputs'>;

export interface BrowserModelFacts {
  availability: Exclude<Availability, 'unavailable'>;
  expectation: Expectation;
}

const expecting = (languages: string[]): Expectation => ({
  expectedInputs: [{ type: 'text', languages }],
  expectedOutputs: [{ type: 'text', languages }],
});

/**
 * Whether the browser has a model for this page, in the visitor's language where it knows that; null where it has none. A
 * browser that is not asked for languages may complain, and one that does not know a language is unavailable in it.
 */
export async function findBrowserModel(scope: PromptApiScope): Promise<BrowserModelFacts | null> {
  const { LanguageModel: api } = scope;
  if (api === undefined) return null;
  const [own = 'en'] = scope.navigator.languages.map((tag) => tag.split('-')[0] ?? 'en');
  for (const expectation of [expecting([...new Set(['en', own])]), expecting(['en']), {}]) {
    const availability = await api.availability(expectation);
    if (availability !== 'unavailable') return { availability, expectation };
  }
  return null;
}

/** The names of now, and those of the first versions. */
interface SessionFigures {
  contextUsage?: number;
  inputUsage?: number;
  contextWindow?: number;
  inputQuota?: number;
  measureContextUsage?: LanguageModel['measureContextUsage'];
  measureInputUsage?: LanguageModel['measureContextUsage'];
}

/** Tokens that the session holds already. */
export function usedTokens(session: LanguageModel): number {
  const { contextUsage, inputUsage } = session as SessionFigures;
  return contextUsage ?? inputUsage ?? 0;
}

/** Tokens that it can hold; may be infinite. */
export function windowTokens(session: LanguageModel): number {
  const { contextWindow, inputQuota } = session as SessionFigures;
  return contextWindow ?? inputQuota ?? Infinity;
}

/** Tokens that this would take, marks around messages included. */
export async function measureTokens(
  session: LanguageModel,
  input: LanguageModelPrompt,
  options?: LanguageModelPromptOptions,
): Promise<number> {
  const figures = session as SessionFigures;
  const measure = figures.measureContextUsage ?? figures.measureInputUsage;
  return measure === undefined ? 0 : measure.call(session, input, options);
}
