// Conversations as Markdown, for people. Each part begins with a heading whose comment, which no reader shows, says what
// it is: so headings may be in any language, and replies may have headings of their own.
import { pathOf } from '../conversations/branches.ts';
import { titleOf } from '../conversations/title-of.ts';
import { questionText } from '../conversations/to-messages.ts';
import { answerOf } from './openai-format.ts';
import type { Conversation } from '../conversations/conversation.ts';

export type MarkdownPart = 'system' | 'question' | 'reply';
export type MarkdownWords = Record<MarkdownPart, string>;

/** Stands for a conversation that has no name. */
export const noTitle = '…';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A line that could be taken for a heading of ours gets a backslash, which Markdown does not show. */
const escape = (text: string): string =>
  text.replace(/^(\\*## .*<!-- (?:system|question|reply) -->[ \t]*)$/gm, '\\$1');

/** @param time of a damaged record too */
const isoTime = (time: number): string => new Date(Math.min(Math.max(0, time), 8.64e15)).toISOString();

function writePart(kind: MarkdownPart, heading: string, text: string): string {
  return `## ${oneLine(heading).replaceAll('<!--', '')} <!-- ${kind} -->\n\n${escape(text.trim())}\n`;
}

/** The branch that is shown. What the model thought, settings but the instructions, and attachments as such are not in it. */
export function writeMarkdown(conversation: Conversation, words: MarkdownWords): string {
  const { createdAt, updatedAt, settings } = conversation;
  const title = oneLine(titleOf(conversation));
  const [from, to] = [createdAt, updatedAt].map(isoTime);
  return [
    `# ${title === '' ? noTitle : title}\n<!-- Hearth conversation, version 1, ${from} to ${to} -->\n`,
    ...(settings.systemPrompt === '' ? [] : [writePart('system', words.system, settings.systemPrompt)]),
    ...pathOf(conversation).flatMap((turn) => {
      const answer = answerOf(turn);
      return [
        writePart('question', words.question, questionText(turn)),
        ...(answer === '' ? [] : [writePart('reply', turn.modelName ?? words.reply, answer)]),
      ];
    }),
  ].join('\n');
}
