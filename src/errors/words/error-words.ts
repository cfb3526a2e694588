import type { ErrorCode, ErrorDetails } from '../app-error.ts';

/** What the one button does. The page maps each to a command. */
export type ErrorAction =
  | 'retry'
  | 'reload-model'
  | 'download-again'
  | 'make-room'
  | 'browser-help'
  | 'reload-page'
  | 'choose-model'
  | 'use-smaller-model'
  | 'use-processor'
  | 'free-space'
  | 'endpoint-settings';

export interface ErrorDescription {
  /** What happened, in one sentence a person understands. */
  title: string;
  /** What it means for them and what helps. */
  explanation: string;
  action: ErrorAction;
}

/** The words for some of the failures, each from the facts that come with it. */
export type ErrorWords<Codes extends ErrorCode> = {
  [Code in Codes]: (detail: ErrorDetails[Code]) => ErrorDescription;
};
