import type { ErrorCode, ErrorDetails } from '../errors/app-error.ts';

/** How a reply stands. A reply that was never finished keeps the text it had. */
export type ReplyOutcome =
  | { status: 'answering' }
  | { status: 'complete'; truncated: boolean; figures: ReplyFigures }
  | { status: 'stopped' }
  | { status: 'failed'; error: StoredError };

/** The facts of an `AppError` as they are stored: words are made when it is shown. */
export interface StoredError {
  code: ErrorCode;
  detail: ErrorDetails[ErrorCode];
}

export interface ReplyFigures {
  completionTokens: number;
  timeToFirstTokenMs: number;
  decodeTokensPerSecond: number;
}

/** One question and its reply. An error belongs to the turn, never to the reply's text. */
export interface Turn {
  id: string;
  question: string;
  reply: string;
  outcome: ReplyOutcome;
  /** The server that was asked, for a reply that was not written on this device. */
  host?: string;
}

export interface Conversation {
  id: string;
  /** The form's version, for migration. */
  version: 1;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
  systemPrompt: string;
  turns: readonly Turn[];
}
