// A browser with a model of its own, for tests: no browser that we can run in them has one. It follows the published
// interface (https://webmachinelearning.github.io/prompt-api/, the draft of 2026 and its explainer) in what it accepts, in
// which order, what it rejects with, and how it counts; what it writes is the question.

export interface LanguageModelPlan {
  /** What `availability` says at first; after a download it is `available`. */
  availability?: 'unavailable' | 'downloadable' | 'downloading' | 'available';
  /** Languages that it knows; others make it unavailable. */
  languages?: string[];
  contextWindow?: number;
  /** Pause before each chunk; 1 by default. */
  stepMs?: number;
  /** A click was seen; without one it fetches nothing. */
  isActivated?: boolean;
  /** The name of the exception with which each reply ends, after two words. */
  failReply?: string;
  /** The same for each session. */
  failCreate?: string;
  /** As the first versions named what they count. */
  hasOldNames?: boolean;
}

/** What it was asked, for tests in the same thread. */
export interface LanguageModelLog {
  created: { initialPrompts: unknown[]; samplingMode: unknown }[];
  prompts: unknown[];
  destroyed: number;
  plan: LanguageModelPlan;
}

/**
 * Puts `LanguageModel` into the global object. It uses nothing from outside, so that it can be sent into a page.
 * @returns what happens; tests may change the plan in it
 */
export function installLanguageModel(firstPlan: LanguageModelPlan): LanguageModelLog {
  type Role = 'system' | 'user' | 'assistant';
  interface Message {
    role: Role;
    content: string;
    /** It is the beginning of the reply. */
    prefix?: boolean;
  }
  const log: LanguageModelLog = { created: [], prompts: [], destroyed: 0, plan: { ...firstPlan } };
  const pause = (durationMs: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, durationMs));
  const split = (text: string): string[] => text.match(/\s*[\p{L}\p{N}]+|\s*[^\p{L}\p{N}\s]|\s+/gu) ?? [];
  /** Marks around a message count too. */
  const count = ({ content }: Message): number => split(content).length + 3;
  const toMessages = (input: string | Message[]): Message[] =>
    typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const sum = (messages: Message[]): number => messages.reduce((total, message) => total + count(message), 0);
  const abortReason = (signal: AbortSignal): Error => signal.reason as Error;
  const quotaExceeded = (requested: number, quota: number): Error =>
    Object.assign(new DOMException('The input is too large.', 'QuotaExceededError'), { requested, quota });

  function failAsPlanned(name: string | undefined): void {
    if (name !== undefined) throw new DOMException('It is what the test wants.', name);
  }

  function check(messages: Message[], hasInput: boolean): void {
    messages.forEach(({ role }, index) => {
      if (role === 'system' && (index > 0 || hasInput))
        throw new TypeError('The system prompt must be the first message.');
    });
    const isMisplaced = messages.some(
      ({ role, prefix }, index) => prefix && (role !== 'assistant' || index < messages.length - 1),
    );
    if (isMisplaced) throw new DOMException('Only a last message can be a prefix.', 'SyntaxError');
  }

  function example(schema: { properties?: Record<string, { type?: string }> }): string {
    const { properties = {} } = schema;
    const examples: Record<string, unknown> = { number: 1, boolean: true };
    const values = Object.entries(properties).map(([name, { type = '' }]) => [name, examples[type] ?? 'x']);
    return JSON.stringify(Object.fromEntries(values));
  }

  /** What is to be written, without what was written before. */
  function compose(messages: Message[], schema: object | undefined): string {
    const said = messages.findLast(({ role }) => role === 'user')?.content ?? '';
    const whole = schema === undefined ? `You said: ${said}` : example(schema);
    const begun = messages.findLast(({ prefix }) => prefix)?.content ?? '';
    return whole.startsWith(begun) ? whole.slice(begun.length) : whole;
  }

  class Session extends EventTarget {
    private read: Message[] = [];
    private readonly kept: number;
    private isDestroyed = false;
    private queue: Promise<unknown> = Promise.resolve();

    constructor(initial: Message[]) {
      super();
      this.read = [...initial];
      this.kept = initial.length;
      const names = log.plan.hasOldNames
        ? { inputUsage: 'inputUsage', inputQuota: 'inputQuota', measure: 'measureInputUsage' }
        : { inputUsage: 'contextUsage', inputQuota: 'contextWindow', measure: 'measureContextUsage' };
      Object.defineProperty(this, names.inputUsage, { get: () => sum(this.read) });
      Object.defineProperty(this, names.inputQuota, { get: () => log.plan.contextWindow ?? 4096 });
      Object.defineProperty(this, names.measure, { value: (input: string) => this.measure(input) });
    }

    private async measure(input: string | Message[]): Promise<number> {
      this.requireLife();
      await pause(0);
      return sum(toMessages(input));
    }

    private requireLife(): void {
      if (this.isDestroyed) throw new DOMException('The session was destroyed.', 'InvalidStateError');
    }

    promptStreaming(
      input: string | Message[],
      { signal, responseConstraint }: { signal?: AbortSignal; responseConstraint?: object } = {},
    ): ReadableStream<string> {
      this.requireLife();
      const messages = toMessages(input);
      const turn = this.queue.then(() => this.answer(messages, responseConstraint, signal, push));
      this.queue = turn.catch(() => undefined);
      let controller: ReadableStreamDefaultController<string>;
      const push = (chunk: string): void => controller.enqueue(chunk);
      return new ReadableStream<string>({
        start: (given) => {
          controller = given;
          const fail = (error: unknown): void => {
            try {
              given.error(error);
            } catch {
              // it has ended already
            }
          };
          signal?.addEventListener('abort', () => fail(abortReason(signal)));
          turn.then(() => given.close()).catch(fail);
        },
      });
    }

    private async answer(
      messages: Message[],
      schema: object | undefined,
      signal: AbortSignal | undefined,
      push: (chunk: string) => void,
    ): Promise<void> {
      signal?.throwIfAborted();
      log.prompts.push(messages.at(-1)?.content);
      check(messages, this.read.length > 0);
      const before = this.read;
      this.makeRoom(sum(messages));
      this.read = [...this.read, ...messages];
      let reply = '';
      try {
        for (const [index, token] of split(compose(messages, schema)).entries()) {
          await this.step(index, signal);
          reply += token;
          push(token);
        }
        this.read = [...this.read, { role: 'assistant', content: reply }];
      } catch (error) {
        this.read = before; // the question goes with what was written
        throw error;
      }
    }

    private async step(index: number, signal: AbortSignal | undefined): Promise<void> {
      await pause(log.plan.stepMs ?? 1);
      signal?.throwIfAborted();
      this.requireLife();
      if (index === 2) failAsPlanned(log.plan.failReply);
    }

    /** Drops the oldest turns; what came with the session stays. */
    private makeRoom(needed: number): void {
      const quota = log.plan.contextWindow ?? 4096;
      const used = sum(this.read);
      if (used + needed <= quota) return;
      const initial = this.read.slice(0, this.kept);
      if (sum(initial) + needed > quota) throw quotaExceeded(used + needed, quota);
      while (sum(this.read) + needed > quota) this.read = [...initial, ...this.read.slice(this.kept + 2)];
      this.dispatchEvent(new Event('contextoverflow'));
    }

    destroy(): void {
      if (!this.isDestroyed) log.destroyed += 1;
      this.isDestroyed = true;
    }
  }

  interface CreateOptions {
    initialPrompts?: Message[];
    signal?: AbortSignal;
    monitor?: (monitor: EventTarget) => void;
    samplingMode?: string;
    temperature?: number;
    expectedInputs?: { languages?: string[] }[];
    expectedOutputs?: { languages?: string[] }[];
  }

  const availability = async ({
    expectedInputs = [],
    expectedOutputs = [],
  }: CreateOptions = {}): Promise<string> => {
    await pause(0);
    const asked = [...expectedInputs, ...expectedOutputs].flatMap(({ languages = [] }) => languages);
    const known = log.plan.languages ?? ['en', 'es', 'ja', 'de', 'fr'];
    if (asked.some((language) => !known.includes(language))) return 'unavailable';
    return log.plan.availability ?? 'available';
  };

  async function fetchModel(monitor: EventTarget, signal: AbortSignal | undefined): Promise<void> {
    for (const loaded of [0, 0.25, 0.5, 1]) {
      await pause(log.plan.stepMs ?? 1);
      signal?.throwIfAborted();
      monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
    }
    log.plan.availability = 'available';
  }

  function checkAvailability(state: string): void {
    if (state === 'unavailable') throw new DOMException('There is no model.', 'NotSupportedError');
    if (state !== 'available' && log.plan.isActivated === false)
      throw new DOMException('A user gesture is required.', 'NotAllowedError');
  }

  async function create(options: CreateOptions = {}): Promise<Session> {
    const { signal, initialPrompts = [], samplingMode, temperature } = options;
    signal?.throwIfAborted();
    if (samplingMode !== undefined && temperature !== undefined) throw new TypeError('Choose one of them.');
    check(initialPrompts, false);
    const state = await availability(options);
    checkAvailability(state);
    const monitor = new EventTarget();
    options.monitor?.(monitor);
    if (state !== 'available') await fetchModel(monitor, signal);
    failAsPlanned(log.plan.failCreate);
    const quota = log.plan.contextWindow ?? 4096;
    if (sum(initialPrompts) > quota) throw quotaExceeded(sum(initialPrompts), quota);
    log.created.push({ initialPrompts, samplingMode });
    return new Session(initialPrompts);
  }

  Object.assign(globalThis, { LanguageModel: { availability, create } });
  return log;
}
