// All words about failures, on one screen: code in, one sentence and one action out.
import { msg, str } from '@lit/localize';
import type { AppError, ErrorCode, ErrorDetails, RepoProblem } from './app-error.ts';

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

/** Reasons may quote what a file says: it must neither fill the page nor hide anything. */
const quote = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200);

const repoWords: Record<RepoProblem, (repo: string) => Omit<ErrorDescription, 'action'>> = {
  'bad-name': () => ({
    title: msg('This is not the name of a repository.'),
    explanation: msg('It has to read like “owner/name”, or be the address of its page on the hub.'),
  }),
  hidden: (repo) => ({
    title: msg(str`The hub shows no repository called “${repo}” to the public.`),
    explanation: msg('Its name may be misspelt, or its owner keeps it private. Nothing was downloaded.'),
  }),
  gated: (repo) => ({
    title: msg(str`The maker of “${repo}” gives its files only to people who agree to something on the hub.`),
    explanation: msg(
      'This page cannot do that for you. Fetch the file there with your own account and open it here.',
    ),
  }),
  'no-gguf': (repo) => ({
    title: msg(str`The repository “${repo}” holds no GGUF file that can be used.`),
    explanation: msg('Look for one whose name ends in “GGUF”. Nothing was downloaded.'),
  }),
  'no-answer': () => ({
    title: msg('The hub does not answer at the moment.'),
    explanation: msg('Look whether this computer is online, and try again. Nothing was downloaded.'),
  }),
};

type Words = { [Code in ErrorCode]: (detail: ErrorDetails[Code]) => ErrorDescription };

const words = {
  'webgpu-unavailable': ({ reason }) => ({
    title: {
      'no-api': msg('This browser cannot use the graphics chip for computing.'),
      'insecure-context': msg(
        'This page was opened over an insecure address, so the browser keeps WebGPU from it.',
      ),
      'no-adapter': msg('This browser knows WebGPU but found no graphics chip it may use.'),
      'no-worker-gpu': msg('This browser offers WebGPU on pages only, not to background workers.'),
    }[reason],
    explanation: msg(
      'Models run here through WebGPU. A current Chrome, Edge, Safari 26 or Firefox usually has it; nothing was downloaded.',
    ),
    action: 'browser-help',
  }),
  'device-unsuitable': ({ missing }) => ({
    title: msg('The graphics chip of this device lacks something that this model needs.'),
    explanation: msg(str`Missing: ${missing.join(', ')}. Nothing was downloaded.`),
    action: 'browser-help',
  }),
  'model-unknown': ({ modelId }) => ({
    title: msg(str`There is no model called “${modelId}” here.`),
    explanation: msg('The link or the setting that named it may be out of date.'),
    action: 'reload-page',
  }),
  'model-in-use': () => ({
    title: msg('This model is being fetched at the moment.'),
    explanation: msg('Pause or cancel the download, here or in another tab, and try again.'),
    action: 'retry',
  }),
  'model-not-loaded': () => ({
    title: msg('The model is not running at the moment.'),
    explanation: msg('It is still stored on this device and starts again without a download.'),
    action: 'reload-model',
  }),
  'download-failed': ({ status }) => ({
    title:
      status === null
        ? msg('The download stopped because no answer came from the server.')
        : msg(str`The server could not give a file of the model (it answered ${String(status)}).`),
    explanation: msg('Files that had already arrived are kept; it goes on from there.'),
    action: 'retry',
  }),
  'captive-portal': () => ({
    title: msg('The network answered with a web page instead of the model.'),
    explanation: msg(
      'A Wi-Fi that wants you to log in does this. Log in and try again; what had arrived is kept and nothing wrong was stored.',
    ),
    action: 'retry',
  }),
  'integrity-mismatch': ({ path }) => ({
    title: msg(str`A file of the model arrived damaged (${path}).`),
    explanation: msg('It was not stored. The other files are kept; only this one has to be fetched again.'),
    action: 'download-again',
  }),
  'files-missing': () => ({
    title: msg('Some files of the model are no longer on this device.'),
    explanation: msg(
      'The browser may have cleared them to make room. Only what is missing is fetched again.',
    ),
    action: 'download-again',
  }),
  'library-corrupt': () => ({
    title: msg('The part of the model that runs on the graphics chip is damaged.'),
    explanation: msg('Getting it again usually mends it; your conversations are not affected.'),
    action: 'download-again',
  }),
  'model-file-broken': () => ({
    title: msg('A file of the model on this device is damaged.'),
    explanation: msg('Getting it again usually mends it; your conversations are not affected.'),
    action: 'download-again',
  }),
  'storage-full': ({ neededBytes }) => ({
    title: msg('There is not enough room on this device for the model.'),
    explanation: msg(
      str`It needs about ${String(Math.ceil(neededBytes / 1e6))} MB more. Free some space, or leave a private window, and try again; what has arrived is kept.`,
    ),
    action: 'free-space',
  }),
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
      'A private window or a strict setting can cause this. The chat works, but is gone when you close it.',
    ),
    action: 'retry',
  }),
  'out-of-memory': ({ during }) => ({
    title:
      during === 'load'
        ? msg('The model does not fit into the memory that is free.')
        : msg('The memory ran out while answering.'),
    explanation:
      during === 'load'
        ? msg('Closing other tabs and programs usually helps.')
        : msg('Closing other tabs and programs usually helps. What was written so far is kept.'),
    action: 'reload-model',
  }),
  'device-lost': () => ({
    title: msg('The graphics chip stopped working for this page.'),
    explanation: msg('Often memory was short or the driver restarted. What was written so far is kept.'),
    action: 'reload-model',
  }),
  'context-overflow': ({ limitTokens }) => ({
    title: msg('This conversation has become longer than the model can read at once.'),
    explanation: msg(
      str`It reads up to ${String(limitTokens)} tokens (about ${String(Math.round((limitTokens * 0.7) / 100) * 100)} words). Nothing was cut. Choose what may be left out or summarised, or ask in fewer words.`,
    ),
    action: 'make-room',
  }),
  'answers-wrong': ({ expected, actual }) => ({
    title: msg('This graphics chip computes this model wrongly.'),
    explanation: msg(
      str`Asked for something every model knows (“${expected}”), it wrote “${actual}”. Another model or another browser may work.`,
    ),
    action: 'choose-model',
  }),
  'engine-busy': () => ({
    title: msg('The model is still answering another question.'),
    explanation: msg('Wait for it to finish or stop it, then ask again.'),
    action: 'retry',
  }),
  'owner-closed': () => ({
    title: msg('The tab that ran the model was closed.'),
    explanation: msg('This tab takes over; what was written so far is kept.'),
    action: 'retry',
  }),
  'model-replaced': () => ({
    title: msg('Another tab started a different model.'),
    explanation: msg(
      'Only one model runs at a time, so this one was put away. It is still stored on this device and starts again without a download.',
    ),
    action: 'reload-model',
  }),
  'worker-crashed': () => ({
    title: msg('The part of the page that runs the model stopped unexpectedly.'),
    explanation: msg('Starting it again takes a few seconds. What was written so far is kept.'),
    action: 'reload-model',
  }),
  'worker-hung': ({ silentMs }) => ({
    title: msg(
      str`The model gave no sign of life for ${String(Math.round(silentMs / 1000))} seconds, so it was stopped.`,
    ),
    explanation: msg('Starting it again takes a few seconds. What was written so far is kept.'),
    action: 'reload-model',
  }),
  'reply-stalled': ({ silentMs }) => ({
    title: msg(str`No word came for ${waitingTime(silentMs / 1000)}, so this reply was ended.`),
    explanation: msg('What was written so far is kept. The model starts again by itself.'),
    action: 'retry',
  }),
  'gpu-gone': ({ hasProcessorBuild }) => ({
    title: msg('The graphics chip no longer works in this browser.'),
    explanation: hasProcessorBuild
      ? msg(
          'Close the browser and open it again, and it usually works. Until then the model can run on the processor, more slowly.',
        )
      : msg('Close the browser and open it again, and it usually works. Your conversations are kept.'),
    action: hasProcessorBuild ? 'use-processor' : 'reload-page',
  }),
  'model-keeps-failing': ({ smaller }) => ({
    title: msg('The model stopped again.'),
    explanation:
      smaller === null
        ? msg('It may be too large for what else runs on this device. Closing other tabs and programs helps.')
        : msg(
            str`It may be too large for what else runs on this device. “${smaller.name}” needs less memory; your conversations are kept.`,
          ),
    action: smaller === null ? 'choose-model' : 'use-smaller-model',
  }),
  'request-invalid': ({ reason }) => ({
    title: msg('The model cannot work with this request.'),
    explanation: reason,
    action: 'retry',
  }),
  'schema-refused': () => ({
    title: msg('The model cannot be held to this JSON Schema.'),
    explanation: msg(
      'It may contradict itself, or ask for more than this engine knows. Make it simpler beside your question, or turn it off, and try again.',
    ),
    action: 'retry',
  }),
  'manifest-invalid': () => ({
    title: msg('The description of the model is damaged.'),
    explanation: msg('Reloading the page fetches it again.'),
    action: 'reload-page',
  }),
  'config-invalid': ({ field, reason }) => ({
    title: msg(str`The settings of this site have a mistake in “${field}”.`),
    explanation: msg(str`${reason} Whoever runs the site can correct it in the file hearth.config.json.`),
    action: 'reload-page',
  }),
  'pack-invalid': ({ reason }) => ({
    title: msg(str`This model pack cannot be used: ${reason}.`),
    explanation: msg('Nothing of it was kept. Ask for the pack again, or get the model from its hub.'),
    action: 'retry',
  }),
  'gguf-invalid': ({ reason }) => ({
    title: msg('This file is not a model file that can be read.'),
    explanation: msg(str`What is wrong: ${quote(reason)}. Nothing of it was kept.`),
    action: 'retry',
  }),
  'gguf-unsupported': ({ what }) => ({
    title: msg('This model file cannot be used here.'),
    explanation: msg(str`What stands in the way: ${quote(what)}. Nothing of it was kept.`),
    action: 'retry',
  }),
  'import-invalid': ({ file, line, column, reason }) => ({
    title:
      line === null || column === null
        ? msg(str`“${quote(file)}” cannot be imported.`)
        : msg(str`“${quote(file)}” breaks at line ${String(line)}, column ${String(column)}.`),
    explanation: `${reason} ${msg('Nothing was imported.')}`,
    action: 'retry',
  }),
  'endpoint-unreachable': ({ host }) => ({
    title: msg(str`This page could not reach ${host}.`),
    explanation: msg(
      'It may not be running, it may not allow this page (CORS), or the browser may keep pages from your network; browsers do not tell a page which. The page “An endpoint of your own” names the setting of each server.',
    ),
    action: 'retry',
  }),
  'endpoint-refused': ({ host, status }) => ({
    title: msg(str`${host} did not accept the key (it answered ${String(status)}).`),
    explanation: msg('Enter its key again under “An endpoint of your own”. What you wrote is kept.'),
    action: 'endpoint-settings',
  }),
  'endpoint-model-gone': ({ host, model }) => ({
    title: msg(str`${host} has no model called “${model}” any more.`),
    explanation: msg('Look for its models again and choose another. What you wrote is kept.'),
    action: 'endpoint-settings',
  }),
  'endpoint-busy': ({ host, retryAfterSeconds }) => ({
    title: msg(str`${host} has too much to do at the moment.`),
    explanation:
      retryAfterSeconds === null
        ? msg('It does not say for how long. What you wrote is kept.')
        : msg(str`It asks to wait for ${waitingTime(retryAfterSeconds)}. What you wrote is kept.`),
    action: 'retry',
  }),
  'endpoint-failed': ({ host, status, said }) => ({
    title:
      status === null
        ? msg(str`${host} could not answer.`)
        : msg(str`${host} could not answer (its error ${String(status)}).`),
    explanation:
      said === '' ? msg('It does not say why. What was written so far is kept.') : msg(str`It says: ${said}`),
    action: 'retry',
  }),
  'endpoint-broke-off': ({ host }) => ({
    title: msg(str`The answer of ${host} ended in the middle.`),
    explanation: msg('The connection broke, or the server stopped. What was written so far is kept.'),
    action: 'retry',
  }),
  'endpoint-garbled': ({ host, what }) => ({
    title: msg(str`${host} answered, but ${what}.`),
    explanation: msg('The address may be wrong, or the server may not speak OpenAI’s protocol.'),
    action: 'retry',
  }),
  'endpoint-silent': ({ host, silentMs }) => ({
    title: msg(str`${host} sent nothing for ${waitingTime(silentMs / 1000)}, so it was given up.`),
    explanation: msg('What was written so far is kept.'),
    action: 'retry',
  }),
  'model-too-large': ({ neededBytes, limitBytes, of }) => ({
    title:
      of === 'browser'
        ? msg('This model is too large for this kind of page.')
        : msg('This model is too large for this computer.'),
    explanation:
      of === 'browser'
        ? msg(
            str`It would need about ${inGigabytes(neededBytes)} GB of memory, and a page may have ${inGigabytes(limitBytes)} GB. A smaller one, or the same with fewer bits, may fit.`,
          )
        : msg(
            str`It would need about ${inGigabytes(neededBytes)} GB of memory, and this computer has ${inGigabytes(limitBytes)} GB. A smaller one, or the same with fewer bits, may fit.`,
          ),
    action: 'choose-model',
  }),
  'repo-unusable': ({ repo, reason }) => ({ ...repoWords[reason](quote(repo)), action: 'retry' }),
  'browser-model-unavailable': () => ({
    title: msg('This browser has no model of its own that this page may use.'),
    explanation: msg(
      'It may lack the room for one, or a setting forbids it. The open models here need none of that.',
    ),
    action: 'choose-model',
  }),
  'browser-model-needs-click': () => ({
    title: msg('Your browser wants to see a click before it fetches its model.'),
    explanation: msg('It may be several gigabytes, and it stays with the browser.'),
    action: 'retry',
  }),
  'browser-model-refused': ({ why }) => ({
    title:
      why === 'filtered'
        ? msg('Your browser held this reply back.')
        : msg('Your browser lacks this language.'),
    explanation: msg('What it may say, its maker decides. One of the open models here may answer.'),
    action: 'choose-model',
  }),
  'browser-model-failed': () => ({
    title: msg('Your browser’s model stopped unexpectedly.'),
    explanation: msg('Starting it again usually helps. What was written so far is kept.'),
    action: 'reload-model',
  }),
  internal: () => ({
    title: msg('Something went wrong that we did not foresee.'),
    explanation: msg('What was written so far is kept. The details below help whoever looks into it.'),
    action: 'reload-model',
  }),
} satisfies Words;

function waitingTime(seconds: number): string {
  if (seconds <= 1) return msg('a second', { desc: 'a time to wait' });
  return seconds < 90
    ? msg(str`${String(Math.ceil(seconds))} seconds`, { desc: 'a time to wait' })
    : msg(str`${String(Math.ceil(seconds / 60))} minutes`, { desc: 'a time to wait' });
}

function inGigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}

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
