import { msg } from '@lit/localize';
import type { AppError } from '../../errors/app-error.ts';
import type { FailureText, failureText } from './failure-text.ts';

let read: typeof failureText | null = null;
let loading: Promise<void> | null = null;

/** What can be said without a network. */
const plain = ({ code }: AppError): FailureText => ({
  title: msg('That did not work.'),
  explanation: code,
  help: [],
});

/** @returns null until the words are there; then `onLoaded` has been called */
export function wordsFor(error: AppError, onLoaded: () => void): FailureText | null {
  if (read !== null) return read(error);
  loading ??= import('./failure-text.ts').then(
    (module) => void (read = module.failureText),
    () => void (read = plain),
  );
  void loading.then(onLoaded);
  return null;
}
