// Threads know no language: what they say in an error's `reason` or `what` is English. Here the page says in its own
// what a person may meet; a detail of a file's format or of an engine's log is quoted as it came, for whoever helps.
import { msg, str } from '@lit/localize';
import { translate } from '../../i18n/translate.ts';

type Pattern = readonly [RegExp, (...facts: string[]) => string];

/** Reasons with something filled in. */
const patterns: readonly Pattern[] = [
  [
    /^it is in (\d+) parts, and (\d+) of them are missing$/,
    (all = '', missing = '') => msg(str`it is in ${all} parts, and ${missing} of them are missing`),
  ],
  [/^GGUF version (\d+)$/, (version = '') => msg(str`GGUF version ${version}`)],
  [
    /^the architecture (.*) is not known here$/,
    (name = '') => msg(str`the architecture ${name} is not known here`),
  ],
  [/^This engine knows it not: (.*)\.$/, (what = '') => msg(str`This engine knows it not: ${what}.`)],
  [
    /^it holds a file that does not belong to it \((.*)\)$/,
    (path = '') => msg(str`it holds a file that does not belong to it (${path})`),
  ],
  [/^files are missing in it \((.*)\)$/, (path = '') => msg(str`files are missing in it (${path})`)],
  [
    /^a file in it has the wrong size \((.*)\)$/,
    (path = '') => msg(str`a file in it has the wrong size (${path})`),
  ],
  [/^a file in it is damaged \((.*)\)$/, (path = '') => msg(str`a file in it is damaged (${path})`)],
  [/^It has more than (\d+) entries\.$/, (count = '') => msg(str`It has more than ${count} entries.`)],
  [/^It is not JSON \((.*)\)\.$/, (what = '') => msg(str`It is not JSON (${what}).`)],
];

/** What a thread gives as the reason, in the page's language. */
export function reasonInWords(reason: string): string {
  for (const [pattern, say] of patterns) {
    const found = pattern.exec(reason);
    if (found !== null) return say(...found.slice(1));
  }
  return translate(reason);
}

const reasonsOfFiles = (): readonly string[] => [
  // Model files.
  msg('it has no chat template: it continues texts and was not made for conversations'),
  msg('it does not say in whole tokens how much it reads at once'),
  msg('there is no file'),
  msg('these files are not parts of one model; add one model at a time'),
  msg('a part of it is here twice'),
  msg('it numbers its parts in an impossible way'),
  msg('two parts of it hold the same tensor'),
  msg('its parts do not hold all of its tensors'),
  msg('it holds no weights'),
  msg('it claims an impossible size'),
  msg('the file is shorter than its stated size'),
  msg('the file ends in the middle of its header'),
  msg('it does not begin with the letters GGUF'),
  msg('big-endian GGUF'),
  msg('it does not write: it is for finding texts by their meaning'),
  msg('it writes by diffusion, which this page cannot show'),
  msg('it is only the part of a model that sees or hears, to be used beside another file'),
  msg('it makes speech and not text'),
  msg('it rewrites one text into another and holds no conversation'),
  msg('it does not say which architecture it has'),
  msg('it changed while it was read'),
  msg('it was changed or taken away while it was read'),
  msg('its shape is not that of the library of this site'),
  msg('it is in several parts'),
  // Packs.
  msg('its first file is not a description'),
  msg('it claims to be a model that this site knows, but its files are others'),
  msg('parts of it are missing, or are not parts of one pack'),
  msg('its description is too long'),
  msg('it is not a model pack'),
  msg('it is of a newer kind than this page knows'),
  msg('its description is damaged'),
  msg('it ends early'),
  msg('it ends early, or a file claims to be longer than it is'),
  msg('its end is damaged'),
  msg('something follows its end'),
  msg('a header is damaged'),
  msg('it holds something that is not a plain file'),
  msg('the size of a file cannot be read'),
];

const otherReasons = (): readonly string[] => [
  // Servers of the visitor's own: “… answered, but”.
  msg('it sent a web page'),
  msg('it knows nothing at this address'),
  msg('with something that cannot be read'),
  msg('with nothing that can be read'),
  msg('without an end'),
  msg('not with a list of models'),
  msg('not with one vector for each text'),
  msg('not word by word, as it was asked to'),
  // Questions that an engine cannot take.
  msg('This server writes a reply anew instead of going on with it. Ask again instead.'),
  msg('A reply that has to keep to a JSON schema can only be written from its beginning.'),
  msg('This model writes text only.'),
  msg('This model writes no text.'),
  msg('This model has no end token.'),
  msg('This model cannot ask for tools.'),
  msg('The browser’s model knows no tools here.'),
  // The settings of a site.
  msg('It has to be an https address without name, password, “?” or “#”; http only on this machine.'),
  msg('It has to be an https origin such as https://files.example.org or https://*.example.org.'),
  msg('It has to be a list.'),
  msg('It has to be a text.'),
  msg('It has to be true or false.'),
  msg('It names no host; leave it out for the usual one.'),
  msg('It is not the id of a model.'),
  msg('It has to hold one JSON object.'),
  msg('There is no such field.'),
  msg('It is too long.'),
  // Why the site is not on the device.
  msg('it was removed from this device'),
  msg('the browser refused the service worker'),
  msg('the files of the site could not be kept'),
];

/** The others, written down once more so that translators meet them. Nothing imports this but a test. */
export const plainReasons = (): readonly string[] => [...reasonsOfFiles(), ...otherReasons()];
