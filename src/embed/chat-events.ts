// What the element tells the page around it. All events bubble and cross shadow roots.
import type { ChatFailure, ChatMessage, ChatState, Reply } from './chat-types.ts';

const outward = { bubbles: true, composed: true } as const;

/** The visitor agrees to the model. `preventDefault()` keeps it from being fetched; `load({ agreed: true })` does it later. */
export class HearthConsentEvent extends Event {
  static readonly type = 'hearth-consent';
  /** The model's id. */
  readonly model: string;
  /** What is fetched at most; 0 where nothing is. */
  readonly bytes: number;
  /** The server that will be asked; null for a model on this device. */
  readonly host: string | null;

  constructor(model: string, bytes: number, host: string | null) {
    super(HearthConsentEvent.type, { ...outward, cancelable: true });
    this.model = model;
    this.bytes = bytes;
    this.host = host;
  }
}

/** How far the model has come. */
export class HearthProgressEvent extends Event {
  static readonly type = 'hearth-progress';
  readonly phase: Extract<ChatState, 'checking' | 'downloading' | 'paused' | 'loading'>;
  /** 0 to 1, of this phase; null where nobody knows. */
  readonly share: number | null;
  /** Of a download; else null. */
  readonly receivedBytes: number | null;
  readonly totalBytes: number | null;

  constructor(
    phase: HearthProgressEvent['phase'],
    share: number | null,
    bytes: { received: number; total: number } | null,
  ) {
    super(HearthProgressEvent.type, outward);
    this.phase = phase;
    this.share = share;
    this.receivedBytes = bytes?.received ?? null;
    this.totalBytes = bytes?.total ?? null;
  }
}

/** The model answers from now on. */
export class HearthReadyEvent extends Event {
  static readonly type = 'hearth-ready';
  readonly model: string;

  constructor(model: string) {
    super(HearthReadyEvent.type, outward);
    this.model = model;
  }
}

/** A piece of a reply. */
export class HearthTokenEvent extends Event {
  static readonly type = 'hearth-token';
  /** What is new. */
  readonly text: string;

  constructor(text: string) {
    super(HearthTokenEvent.type, outward);
    this.text = text;
  }
}

/** A question was asked, or a reply has ended. A question that is prevented is not asked. */
export class HearthMessageEvent extends Event {
  static readonly type = 'hearth-message';
  readonly message: ChatMessage;
  /** How the reply ended; null for a question. */
  readonly reply: Reply | null;

  constructor(message: ChatMessage, reply: Reply | null) {
    super(HearthMessageEvent.type, { ...outward, cancelable: message.role === 'user' });
    this.message = message;
    this.reply = reply;
  }
}

/** The model calls a function of the page (`tools`). A call that is prevented is not made, and the model is told so. */
export class HearthToolCallEvent extends Event {
  static readonly type = 'hearth-tool-call';
  /** Of the tool. */
  readonly name: string;
  /** They keep to the tool's `parameters`. */
  readonly arguments: Readonly<Record<string, unknown>>;

  constructor(name: string, args: Readonly<Record<string, unknown>>) {
    super(HearthToolCallEvent.type, { ...outward, cancelable: true });
    this.name = name;
    this.arguments = args;
  }
}

/** Something failed. The element shows it, with the way on. */
export class HearthErrorEvent extends Event {
  static readonly type = 'hearth-error';
  readonly error: ChatFailure;
  /** Stable, such as `download-failed`. */
  readonly code: string;
  /** Facts about it, by its code. */
  readonly detail: unknown;

  constructor(error: ChatFailure) {
    super(HearthErrorEvent.type, outward);
    this.error = error;
    this.code = error.code;
    this.detail = error.detail;
  }
}

interface ChatEventMap {
  'hearth-consent': HearthConsentEvent;
  'hearth-progress': HearthProgressEvent;
  'hearth-ready': HearthReadyEvent;
  'hearth-token': HearthTokenEvent;
  'hearth-message': HearthMessageEvent;
  'hearth-tool-call': HearthToolCallEvent;
  'hearth-error': HearthErrorEvent;
}

declare global {
  // They bubble, so that a page may listen anywhere above the element.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merged with the platform's
  interface HTMLElementEventMap extends ChatEventMap {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merged with the platform's
  interface DocumentEventMap extends ChatEventMap {}
}
