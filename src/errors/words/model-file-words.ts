// What to say about the files of models: getting, reading and keeping them.
import { msg, str } from '@lit/localize';
import { formatNumber } from '../../i18n/format-number.ts';
import { quote } from './quote.ts';
import { reasonInWords } from './reasons.ts';
import type { RepoProblem } from '../app-error.ts';
import type { ErrorDescription, ErrorWords } from './error-words.ts';

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

type Code =
  | 'model-unknown'
  | 'model-in-use'
  | 'download-failed'
  | 'captive-portal'
  | 'integrity-mismatch'
  | 'files-missing'
  | 'library-corrupt'
  | 'model-file-broken'
  | 'storage-full'
  | 'manifest-invalid'
  | 'pack-invalid'
  | 'gguf-invalid'
  | 'gguf-unsupported'
  | 'model-too-large'
  | 'repo-unusable';

export const modelFileWords = {
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
      str`It needs about ${formatNumber(Math.ceil(neededBytes / 1e6))} MB more. Free some space, or leave a private window, and try again; what has arrived is kept.`,
    ),
    action: 'free-space',
  }),
  'manifest-invalid': () => ({
    title: msg('The description of the model is damaged.'),
    explanation: msg('Reloading the page fetches it again.'),
    action: 'reload-page',
  }),
  'pack-invalid': ({ reason }) => ({
    title: msg(str`This model pack cannot be used: ${reasonInWords(reason)}.`),
    explanation: msg('Nothing of it was kept. Ask for the pack again, or get the model from its hub.'),
    action: 'retry',
  }),
  'gguf-invalid': ({ reason }) => ({
    title: msg('This file is not a model file that can be read.'),
    explanation: msg(str`What is wrong: ${quote(reasonInWords(reason))}. Nothing of it was kept.`),
    action: 'retry',
  }),
  'gguf-unsupported': ({ what }) => ({
    title: msg('This model file cannot be used here.'),
    explanation: msg(str`What stands in the way: ${quote(reasonInWords(what))}. Nothing of it was kept.`),
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
} satisfies ErrorWords<Code>;

function inGigabytes(bytes: number): string {
  return formatNumber(bytes / 1e9, 1);
}
