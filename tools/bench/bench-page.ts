// What both pages under test offer to the runner: the same two calls, timed in the page in the same way.

export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface Question {
  messages: Message[];
  maxTokens: number;
}

export interface Answer {
  text: string;
  /** Tokens that were read for this answer; those still in the model's memory are not among them. */
  readTokens: number;
  writtenTokens: number;
  /** From the call to the first text in the page. */
  firstTextMs: number;
  /** From the first text to the last. */
  writingMs: number;
}

export interface BenchPage {
  /** Milliseconds from the call until the model can answer. Fetches what is not cached yet. */
  load: () => Promise<number>;
  ask: (question: Question) => Promise<Answer>;
  /** Fetches the model from the hub that the page's address names. */
  download: () => Promise<void>;
}

declare global {
  var bench: BenchPage;
}
