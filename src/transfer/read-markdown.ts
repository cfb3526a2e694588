import { generationLimits } from '../conversations/generation-settings.ts';
import { titleOf } from '../conversations/title-of.ts';
import { importLimits } from './import-context.ts';
import { buildConversation } from './linear-conversation.ts';
import { noTitle } from './markdown-format.ts';
import type { ImportReason } from './contract/import-fault.ts';
import type { ImportContext, ImportedFile } from './import-context.ts';
import type { LinearConversation } from './linear-conversation.ts';
import type { MarkdownPart } from './markdown-format.ts';

/** A line is not what it should be. */
export class LineFault extends Error {
  readonly line: number;
  readonly reason: ImportReason;

  constructor(line: number, reason: ImportReason) {
    super(reason);
    this.line = line;
    this.reason = reason;
  }
}

interface Part {
  kind: MarkdownPart;
  line: number;
  text: string;
}

const titleLine = /^# (.*)$/;
const markLine = /^<!-- Hearth conversation, version (\d+), (\S+) to (\S+) -->\s*$/;
const headingLine = /^## .*<!-- (system|question|reply) -->\s*$/;
const escapedLine = /^\\+## .*<!-- (?:system|question|reply) -->\s*$/;

export const isMarkdownFile = (text: string): boolean =>
  titleLine.test(text.split('\n', 1)[0]?.trimEnd() ?? '');

/** Reads what `writeMarkdown` wrote. @throws LineFault */
export async function readMarkdown(text: string, context: ImportContext): Promise<ImportedFile> {
  const lines = text.split(/\r?\n/);
  const title = titleLine.exec(lines[0] ?? '')?.[1]?.trim() ?? '';
  const times = readMark(lines[1] ?? '');
  const parts = readParts(lines);
  const turns = readTurns(parts);
  if (turns.length === 0) throw new LineFault(lines.length, 'nothing-inside');
  const systemPrompt = parts.find(({ kind }) => kind === 'system')?.text ?? '';
  const linear: LinearConversation = { title: ownTitle(title, turns), systemPrompt, turns, times };
  const conversations = [await buildConversation(linear, context)];
  return { format: 'markdown', conversations, leftOutMessages: 0, emptyConversations: 0 };
}

/** Null where it is only the first question again. */
function ownTitle(title: string, turns: LinearConversation['turns']): string | null {
  const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
  const first = oneLine(titleOf({ title: turns[0]?.question ?? '', turns: [] }));
  return title === noTitle || title === '' || title === first ? null : title;
}

function readMark(line: string): LinearConversation['times'] {
  const [, version, from = '', to = ''] = markLine.exec(line) ?? [];
  if (version === undefined) throw new LineFault(2, 'markdown-of-others');
  if (version !== '1') throw new LineFault(2, 'newer-version');
  const [createdAt, updatedAt] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(createdAt) || Number.isNaN(updatedAt)) throw new LineFault(2, 'wrong-value');
  return { createdAt: Math.max(0, createdAt), updatedAt: Math.max(0, updatedAt) };
}

function readParts(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  let content: string[] = [];
  const close = (): void => {
    const part = parts.at(-1);
    if (part !== undefined) part.text = content.join('\n').trim();
    content = [];
  };
  lines.forEach((line, index) => {
    if (index < 2) return;
    const kind = headingLine.exec(line)?.[1] as MarkdownPart | undefined;
    if (kind !== undefined) {
      close();
      parts.push({ kind, line: index + 1, text: '' });
    } else if (parts.length > 0) content.push(escapedLine.test(line) ? line.slice(1) : line);
    else if (line.trim() !== '') throw new LineFault(index + 1, 'stray-text');
  });
  close();
  return parts;
}

function readTurns(parts: readonly Part[]): { question: string; reply: string }[] {
  const turns: { question: string; reply: string }[] = [];
  parts.forEach(({ kind, line, text }, index) => {
    if (kind === 'question') turns.push({ question: text, reply: '' });
    else if (kind === 'reply') answer(turns.at(-1), parts[index - 1], text, line);
    else if (index > 0) throw new LineFault(line, 'stray-text');
    else if (text.length > generationLimits.systemPromptLength) throw new LineFault(line, 'too-long');
    if (turns.length > importLimits.turns) throw new LineFault(line, 'too-many-turns');
  });
  return turns;
}

function answer(
  turn: { reply: string } | undefined,
  before: Part | undefined,
  text: string,
  line: number,
): void {
  if (turn === undefined || before?.kind !== 'question') throw new LineFault(line, 'no-question');
  turn.reply = text;
}
