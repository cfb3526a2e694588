import { AppError } from '../../errors/app-error.ts';
import { measureTokens, usedTokens, windowTokens } from './prompt-api.ts';
import type { ChatMessage, GenerateParams } from '../contract/inference-contract.ts';
import type { Expectation } from './prompt-api.ts';

/** Pages may not set a temperature; they may say how predictable a reply is to be. Modes that a browser lacks are ignored. */
const modes: readonly (readonly [upTo: number, mode: LanguageModelSamplingMode])[] = [
  [0, 'most-predictable'],
  [0.5, 'predictable'],
  [1, 'balanced'],
  [1.5, 'creative'],
  [2, 'most-creative'],
];

function samplingMode(temperature: number): LanguageModelSamplingMode {
  return modes.find(([upTo]) => temperature <= upTo)?.[1] ?? 'balanced';
}

/** A session that has read everything but the question. */
export interface Prepared {
  session: LanguageModel;
  /** Of what comes before the question, how much an earlier reply left in memory. */
  cachedTokens: number;
  /** With the question. */
  promptTokens: number;
}

interface Conversation {
  session: LanguageModel;
  messages: readonly ChatMessage[];
  mode: LanguageModelSamplingMode;
}

const isSame = (one: readonly ChatMessage[], other: readonly ChatMessage[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The browser's sessions remember their conversation: an exact continuation goes on in its own, all else gets a new one. */
export class BrowserSessions {
  private readonly api: typeof LanguageModel;
  private readonly expectation: Expectation;
  private open: Conversation | null = null;

  constructor(api: typeof LanguageModel, expectation: Expectation) {
    this.api = api;
    this.expectation = expectation;
  }

  /**
   * @throws AppError `context-overflow`, before anything is read: the browser would drop the beginning of the conversation
   *   and say so by an event only
   */
  async prepare(params: GenerateParams, signal: AbortSignal): Promise<Prepared> {
    const { messages, sampling, fresh, jsonSchema } = params;
    const before = messages.slice(0, -1);
    const mode = samplingMode(sampling.temperature);
    const { open } = this;
    const goesOn =
      open !== null && fresh !== true && open.mode === mode && isSame(open.messages, before) ? open : null;
    const session = goesOn?.session ?? (await this.begin(before, mode, signal));
    const usedBefore = usedTokens(session);
    const options = { signal, ...constraint(jsonSchema) };
    const promptTokens = usedBefore + (await measureTokens(session, promptOf(params), options));
    const limitTokens = windowTokens(session);
    if (promptTokens >= limitTokens) throw new AppError('context-overflow', { limitTokens, promptTokens });
    return { session, cachedTokens: goesOn === null ? 0 : usedBefore, promptTokens };
  }

  /** The reply was written to its end: the next question may go on from here. */
  answered(messages: readonly ChatMessage[], reply: string): void {
    if (this.open !== null)
      this.open = { ...this.open, messages: [...messages, { role: 'assistant', content: reply }] };
  }

  /** What the session remembers is not what was said. */
  drop(): void {
    this.open?.session.destroy();
    this.open = null;
  }

  private async begin(
    before: readonly ChatMessage[],
    mode: LanguageModelSamplingMode,
    signal: AbortSignal,
  ): Promise<LanguageModel> {
    this.drop();
    const initialPrompts = before.map((message) => ({ ...message })) as LanguageModelMessage[];
    const session = await this.api.create({
      ...this.expectation,
      samplingMode: mode,
      signal,
      ...(initialPrompts.length > 0 && { initialPrompts }),
    });
    this.open = { session, messages: before, mode };
    return session;
  }
}

/** The question, and what its reply begins with, where it is to go on. */
export function promptOf({ messages, replyStart = '' }: GenerateParams): LanguageModelPrompt {
  const question = messages.at(-1)?.content ?? '';
  if (replyStart === '') return question;
  return [
    { role: 'user', content: question },
    { role: 'assistant', content: replyStart, prefix: true },
  ];
}

export function constraint(
  schema: object | undefined,
): Pick<LanguageModelPromptOptions, 'responseConstraint'> {
  return schema === undefined ? {} : { responseConstraint: schema as Record<string, unknown> };
}
