// What the conversation, which comes later, needs of the element.
import type {
  ChatEndpoint,
  ChatEngine,
  ChatMessage,
  ChatState,
  ChatStrings,
  ChatTool,
} from './chat-types.ts';
import type { ChatOptions } from './shell/chat-options.ts';

/** What the page brings of its own. */
export interface PageOwn {
  engine: ChatEngine | ChatEndpoint | null;
  strings: Partial<ChatStrings>;
  tools: readonly ChatTool[];
}

export interface ChatHost {
  /** Events are dispatched on it. */
  readonly element: HTMLElement;
  /** Where the conversation is drawn. */
  readonly room: HTMLElement;
  readonly options: ChatOptions;
  readonly own: Readonly<PageOwn>;
  /** The visitor has just agreed here, so the focus may go where that leads. */
  readonly isFocusOurs: boolean;
  /** The visitor has agreed to what would be fetched for an answer. */
  isAgreed: () => boolean;
  /** Told with each change of it. */
  setState: (state: ChatState) => void;
  /** Told when the conversation has changed. */
  setValue: (messages: readonly ChatMessage[]) => void;
}
