import { msg, str } from '@lit/localize';
import type { ImportFault, ImportReason } from '../../transfer/contract/import-fault.ts';

/** A name out of a file: it must neither fill the page nor hide anything. */
const quote = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 100);

type Words = Record<ImportReason, (field: string) => string>;

const ofFile = {
  'not-text': () => msg('This is not a text, or not one in UTF-8.'),
  'too-large': () => msg('It is too large: 400 MB can be read at once.'),
  'archive-damaged': () => msg('The ZIP archive is damaged, encrypted, or packed in an unusual way.'),
  'archive-without-conversations': () =>
    msg('The ZIP archive holds no “conversations.json”, and no other JSON or Markdown.'),
  'unknown-format': () =>
    msg('It should be a file of Hearth or of ChatGPT, or messages as OpenAI’s protocol has them.'),
  'newer-version': () => msg('A newer version of Hearth wrote it. Reload the page to get that version.'),
  'markdown-of-others': () =>
    msg('Only Markdown that Hearth wrote can be read. The second line of such a file says so.'),
  'nothing-inside': () => msg('There is no conversation in it.'),
  'too-many-conversations': () => msg('There are more than 50,000 conversations in it.'),
} satisfies Partial<Words>;

const ofJson = {
  'ends-early': () => msg('The file ends here, in the middle. It may have been cut off.'),
  'expects-value': () => msg('A text in quotation marks, a number, a list or the like should stand here.'),
  'expects-name': () => msg('A name in quotation marks should stand here.'),
  'expects-colon': () => msg('A colon should stand here.'),
  'expects-comma': () => msg('A comma or a closing bracket should stand here.'),
  'expects-end': () => msg('The file should end here.'),
  'unclosed-text': () => msg('The text that begins here has no closing quotation mark.'),
  'bad-escape': () => msg('What stands behind this backslash is not possible in JSON.'),
  'too-deep': () => msg('Lists and objects are nested too deeply here.'),
} satisfies Partial<Words>;

const ofConversation = {
  'expects-text': (field) => msg(str`A text should stand here (“${field}”).`),
  'expects-number': (field) => msg(str`A number should stand here (“${field}”).`),
  'expects-yes-no': (field) => msg(str`“true” or “false” should stand here (“${field}”).`),
  'expects-list': (field) => msg(str`A list should stand here (“${field}”).`),
  'expects-object': (field) => msg(str`An object should stand here (“${field}”).`),
  'wrong-value': (field) => msg(str`What stands here is not possible (“${field}”).`),
  'forbidden-name': (field) => msg(str`Nothing may be called “${field}”.`),
  'no-question': () => msg('This turn has no question.'),
  'duplicate-id': () => msg('This id has been used before in the file.'),
  'unknown-parent': (field) => msg(str`A turn that came before should be named here (“${field}”).`),
  cycle: () => msg('This message goes on from itself, by way of others.'),
  'too-many-turns': () => msg('This conversation has more than 20,000 turns.'),
  'too-long': (field) => msg(str`This is too long (“${field}”).`),
  'stray-text': () => msg('This belongs neither to a question nor to a reply.'),
} satisfies Partial<Words>;

const words: Words = { ...ofFile, ...ofJson, ...ofConversation };

/** What is wrong, as a sentence. */
export const faultWords = ({ reason, field }: Pick<ImportFault, 'reason' | 'field'>): string =>
  words[reason](quote(field));
