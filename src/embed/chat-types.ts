// What a host page's code meets: everything here is public, and part of the types of the package.
import type { ToolChoice } from '../tool-calls/tool-choice.ts';

export type { ToolChoice };

/** Where the element stands. */
export type ChatState =
  /** Nothing was asked of it yet, and it shows no offer (`autoload="never"`), or the model was put away. */
  | 'idle'
  /** It waits for the visitor to agree. */
  | 'consent'
  /** It looks what is stored and what the device can do. */
  | 'checking'
  | 'downloading'
  /** The download was stopped, and goes on from there. */
  | 'paused'
  /** Into memory. */
  | 'loading'
  | 'ready'
  | 'answering'
  /** This device cannot run it. */
  | 'unsupported'
  | 'failed';

export interface ChatMessage {
  role: 'user' | 'assistant';
  content: string;
}

/** What `ask` resolves with. */
export interface Reply {
  /** What the model wrote, without what it thought aloud before. */
  text: string;
  /** `length`: it reached `max-tokens`, or the end of what the model can hold; `stopped`: somebody stopped it. */
  finish: 'stop' | 'length' | 'stopped';
  /** Null where nobody counted, as for a reply that was stopped. */
  usage: ReplyUsage | null;
}

export interface ReplyUsage {
  promptTokens: number | null;
  completionTokens: number;
  tokensPerSecond: number;
}

/** A failure. `code` is stable; `detail` depends on it. Cancelling is the platform's `AbortError` instead. */
export interface ChatFailure extends Error {
  readonly code: string;
  readonly detail: unknown;
}

export interface LoadOptions {
  signal?: AbortSignal;
  /**
   * The visitor has agreed already, to words of the host page's own that say what is fetched and from where. Without it
   * `load` shows the element's offer and waits for its button.
   */
  agreed?: boolean;
}

export interface AskOptions {
  signal?: AbortSignal;
  /** Which of `tools` the model may or must call first; `auto` (default) leaves it to the model. */
  toolChoice?: ToolChoice;
}

/**
 * A function of the host page that the model may call. What it is called with comes from a model, which may be wrong or
 * follow words that somebody put into its text: treat it as you treat what a visitor types.
 */
export interface ChatTool {
  /** Letters, digits, `_` and `-`, at most 64. */
  readonly name: string;
  /** What it does and when to call it, in words for the model. */
  readonly description: string;
  /** JSON Schema of the arguments, which are an object. Default: there are none. */
  readonly parameters?: object;
  /** What the visitor reads in place of its name. */
  readonly title?: string;
  /** The visitor is asked before each call, and reads what it is called with. */
  readonly confirm?: boolean;
  /**
   * Called with arguments that keep to `parameters`. What it returns, or resolves with, is told to the model: a text, or
   * anything that JSON can say. What it throws is told to the model and reported as uncaught.
   */
  execute(args: Readonly<Record<string, unknown>>, options: { signal: AbortSignal }): unknown;
}

/** What an engine is asked to write. */
export interface EngineRequest {
  messages: readonly { role: 'system' | 'user' | 'assistant'; content: string }[];
  maxTokens: number;
  temperature: number;
  /** The reply has to keep to this JSON Schema: a program wants JSON, or a call of a tool is demanded. */
  jsonSchema?: object;
}

/** An engine of the host page's own. It answers in place of the model on the device. */
export interface ChatEngine {
  /** What answers, as the visitor sees it. */
  readonly name: string;
  /** Where it sends what is written, such as `llm.example`; left out for what stays on this device. */
  readonly host?: string;
  /** Called once, after the visitor has agreed. */
  load?(options: { signal: AbortSignal }): Promise<void>;
  /** Writes one reply: calls `onText` with each new piece of it. */
  generate(
    request: EngineRequest,
    options: { signal: AbortSignal; onText: (text: string) => void },
  ): Promise<{ finish?: 'stop' | 'length' } | undefined>;
}

/** A server that speaks OpenAI's protocol. What is written leaves the device, and the visitor is told so. */
export interface ChatEndpoint {
  /** Its base address, usually ending in `/v1`. */
  readonly url: string;
  /** The model's name there. */
  readonly model: string;
  /** Sent as a bearer token. Everybody who visits the page can read it. */
  readonly key?: string;
}

/** Words of the host page's own in place of the element's. */
export interface ChatStrings {
  /** Beside the model's name. */
  consentTitle: string;
  consentButton: string;
  staysHere: string;
  placeholder: string;
  hint: string;
  openButton: string;
}
