// What the drawing needs of the conversation, and of the place where it is drawn.
import type { TemplateResult, nothing } from 'lit';
import type { AppError } from '../../errors/app-error.ts';
import type { ConversationStore } from '../../state/conversation-store.ts';
import type { ModelState } from '../../state/model-state.ts';
import type { ChatHost } from '../chat-host.ts';
import type { ChatEndpoint, ChatMessage, Reply } from '../chat-types.ts';

export interface ShownChat {
  readonly host: ChatHost;
  readonly conversation: ConversationStore;
  /** Null where no model was asked for yet. */
  readonly model: ModelState | null;
  /** The page's server that could answer instead; null where there is no need. */
  readonly offeredServer: ChatEndpoint | null;
  /** Where what is written is sent; null where it stays. */
  readonly leavesTo: string | null;
  /** Null until functions of the page were first offered to the model. */
  readonly calls: ShownCalls | null;
  messages: readonly ChatMessage[];
  ask(question: string): Promise<Reply>;
  retry(turnId: string): Promise<void>;
  stop(): void;
  pause(): void;
  goOn(): void;
  useServer(): void;
  redraw(): void;
}

/** Calls of functions of the page. */
export interface ShownCalls {
  /** One is being made, or the visitor asked about it. */
  readonly isBusy: boolean;
  /** Those of one turn. */
  draw(turnId: string): TemplateResult | typeof nothing;
}

export interface ChatControls {
  /** What is typed and not sent yet. */
  draft: string;
  /** What a screen reader hears next. */
  readonly spoken: string;
  /** Where one writes. */
  readonly field: HTMLTextAreaElement | null;
  readonly onScroll: () => void;
  submit(question: string): void;
  requestUpdate(): void;
}

/** What failed, and so where it is told and what can be done. */
export type ShownFailure =
  | { of: 'turn'; turnId: string; error: AppError }
  | { of: 'model'; error: AppError }
  /** The turn in which it happened says so, and offers the way on. */
  | { of: 'model-told-above'; error: AppError }
  /** This device cannot run it. */
  | { of: 'device'; error: AppError };
