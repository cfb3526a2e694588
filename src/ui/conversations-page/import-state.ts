import { msg, str } from '@lit/localize';
import { formatNumber, plural } from '../../i18n/format-number.ts';
import type { ImportFormat, ImportOutlook } from '../../transfer/contract/transfer-contract.ts';

/** A file of conversations on its way in. */
export type ImportState =
  | { phase: 'reading'; name: string }
  | { phase: 'asking' | 'importing'; name: string; outlook: ImportOutlook }
  | { phase: 'done' | 'undoing' | 'undone'; name: string; outlook: ImportOutlook; added: number };

export function conversationsWords(count: number): string {
  const number = formatNumber(count);
  return plural(count, msg('1 conversation'), msg(str`${number} conversations`));
}

function questionsWords(count: number): string {
  const number = formatNumber(count);
  return plural(count, msg('1 question'), msg(str`${number} questions`));
}

function sourceWords(format: ImportFormat): string {
  return {
    hearth: msg('from Hearth'),
    markdown: msg('Markdown from Hearth'),
    openai: msg('messages in OpenAI’s form'),
    chatgpt: msg('from ChatGPT'),
  }[format];
}

/** “12 conversations · 240 questions · from ChatGPT”. */
export const contentWords = ({ conversations, turns, formats }: ImportOutlook): string =>
  [conversationsWords(conversations), questionsWords(turns), ...formats.map(sourceWords)].join(' · ');

/** What importing it would do, sentence by sentence. */
export function effectWords({ conversations, added, copies, present }: ImportOutlook): string[] {
  if (added === 0) return [msg('All of it is here already, so there is nothing to import.')];
  const [presentNumber, copiesNumber] = [formatNumber(present), formatNumber(copies)];
  return [
    ...(added === conversations ? [msg('None of it is here yet.')] : []),
    ...(present === 0
      ? []
      : [
          plural(
            present,
            msg('1 of them is here already and stays as it is.'),
            msg(str`${presentNumber} of them are here already and stay as they are.`),
          ),
        ]),
    ...(copies === 0
      ? []
      : [
          plural(
            copies,
            msg('1 of them is here in another form: that stays, and the one of the file comes beside it.'),
            msg(
              str`${copiesNumber} of them are here in another form: those stay, and those of the file come beside them.`,
            ),
          ),
        ]),
  ];
}

/** What of the file is not imported. */
export function leftOutWords({ leftOutMessages, emptyConversations }: ImportOutlook): string[] {
  const [messages, empty] = [formatNumber(leftOutMessages), formatNumber(emptyConversations)];
  return [
    ...(leftOutMessages === 0
      ? []
      : [
          plural(
            leftOutMessages,
            msg('1 message is left out: of a tool, hidden, or without text.'),
            msg(str`${messages} messages are left out: of tools, hidden, or without text.`),
          ),
        ]),
    ...(emptyConversations === 0
      ? []
      : [
          plural(
            emptyConversations,
            msg('1 conversation in which nothing is said is left out.'),
            msg(str`${empty} conversations in which nothing is said are left out.`),
          ),
        ]),
  ];
}

/** “3 imported, 2 were here already.” */
export function doneWords(added: number, present: number): string {
  const [addedNumber, presentNumber] = [formatNumber(added), formatNumber(present)];
  if (present === 0)
    return plural(
      added,
      msg('1 conversation was imported.'),
      msg(str`${addedNumber} conversations were imported.`),
    );
  return plural(
    present,
    msg(str`${addedNumber} imported, 1 was here already.`),
    msg(str`${addedNumber} imported, ${presentNumber} were here already.`),
  );
}
