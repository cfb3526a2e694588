import type { ErrorCode, ErrorDetails } from '../errors/app-error.ts';
import type { GenerationSettings } from './generation-settings.ts';

/** How a reply stands. A reply that was never finished keeps the text it had. */
export type ReplyOutcome =
  | { status: 'answering' }
  /** `figures` is null for a reply that was written elsewhere and imported. */
  | { status: 'complete'; truncated: boolean; figures: ReplyFigures | null }
  | { status: 'stopped' }
  /** The page was closed, or its thread died, while it was being written. */
  | { status: 'interrupted' }
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
  /** Tokens of all that was sent; absent for replies of older versions. */
  promptTokens?: number;
}

/** A text that goes with a question. */
export interface Attachment {
  name: string;
  text: string;
}

/** One question and its reply. An error belongs to the turn, never to the reply's text. */
export interface Turn {
  id: string;
  /** The turn that it goes on from; null for a beginning. Turns with the same one are branches. */
  parentId: string | null;
  /** Milliseconds since 1970; 0 where an older version did not keep it. */
  createdAt: number;
  question: string;
  attachments?: readonly Attachment[];
  reply: string;
  outcome: ReplyOutcome;
  /** Milliseconds that the model thought before it answered, where it does so aloud. */
  thinkingMs?: number;
  /** The JSON Schema that was asked for. */
  jsonSchema?: object;
  /** The model that was asked, by its name; absent for turns of older versions. */
  modelName?: string;
  /** The server that was asked, for a reply that was not written on this device. */
  host?: string;
}

/** What of a conversation the model no longer reads. */
export interface Forgotten {
  /** The last turn that is not sent any more; counts on the branches that it is part of. */
  throughId: string;
  /** Sent in place of what is left out; null when it just is. */
  summary: string | null;
}

export interface Conversation {
  id: string;
  /** The form's version, for migration. */
  version: 2;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
  /** As a person named it; null: by its first question. */
  title: string | null;
  isPinned: boolean;
  settings: GenerationSettings;
  /** The JSON Schema that the next replies have to satisfy; absent where they are plain text. */
  jsonSchema?: object;
  forgotten: Forgotten | null;
  /** A summary of an earlier conversation that this one goes on from; null for most. */
  background: string | null;
  /** All turns of all branches, each after the one that it goes on from. */
  turns: readonly Turn[];
  /** The last turn of the branch that is shown; null when there is none. */
  leafId: string | null;
}
