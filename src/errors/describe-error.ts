// All words about failures: code in, one sentence and one action out.
import { msg, str } from '@lit/localize';
import { endpointWords } from './words/endpoint-words.ts';
import { engineWords } from './words/engine-words.ts';
import { modelFileWords } from './words/model-file-words.ts';
import { quote } from './words/quote.ts';
import { reasonInWords } from './words/reasons.ts';
import type { AppError, ErrorCode } from './app-error.ts';
import type { ErrorAction, ErrorDescription, ErrorWords } from './words/error-words.ts';

export type { ErrorAction, ErrorDescription } from './words/error-words.ts';

/** What stands on the button. */
export function actionLabel(action: ErrorAction): string {
  const labels: Record<ErrorAction, string> = {
    retry: msg('Try again'),
    'reload-model': msg('Start the model again'),
    'download-again': msg('Get the damaged files again'),
    'make-room': msg('Make room'),
    'browser-help': msg('Show what would help'),
    'reload-page': msg('Reload the page'),
    'choose-model': msg('Choose another model'),
    'use-smaller-model': msg('Use the smaller model'),
    'use-processor': msg('Use the processor'),
    'free-space': msg('Show what takes room'),
    'endpoint-settings': msg('Look at the endpoints'),
  };
  return labels[action];
}

const words = {
  ...engineWords,
  ...modelFileWords,
  ...endpointWords,
  'conversations-full': () => ({
    title: msg('There is no room left on this device to keep what is said here.'),
    explanation: msg(
      'It stays on the screen until you close it; what was stored before is safe. Free some space, and it is kept with the next words.',
    ),
    action: 'free-space',
  }),
  'storage-unavailable': () => ({
    title: msg('This browser window does not let the page store anything.'),
    explanation: msg(
      'A private window, a strict setting, or a frame inside another page can cause this. A model has to be stored to run here; what is said is gone when you close it.',
    ),
    action: 'retry',
  }),
  'config-invalid': ({ field, reason }) => ({
    title: msg(str`The settings of this site have a mistake in “${field}”.`),
    explanation: msg(
      str`${reasonInWords(reason)} Whoever runs the site can correct it in the file hearth.config.json.`,
    ),
    action: 'reload-page',
  }),
  'import-invalid': ({ file, line, column, reason }) => ({
    title:
      line === null || column === null
        ? msg(str`“${quote(file)}” cannot be imported.`)
        : msg(str`“${quote(file)}” breaks at line ${String(line)}, column ${String(column)}.`),
    explanation: `${reason} ${msg('Nothing was imported.')}`,
    action: 'retry',
  }),
  internal: () => ({
    title: msg('Something went wrong that we did not foresee.'),
    explanation: msg('What was written so far is kept. The details below help whoever looks into it.'),
    action: 'reload-model',
  }),
} satisfies ErrorWords<ErrorCode>;

/** The words for a failure. One that was stored may be of another version, with a code or facts that are not known here. */
export function describeError(error: AppError): ErrorDescription {
  const describe = Object.hasOwn(words, error.code)
    ? (words[error.code] as (detail: unknown) => ErrorDescription)
    : words.internal;
  try {
    return describe(error.detail);
  } catch {
    return words.internal();
  }
}
