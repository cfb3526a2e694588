import { importLimits } from './import-context.ts';
import { findValue, placeOf } from './json/find-value.ts';
import { JsonNode, ShapeFault } from './json/json-node.ts';
import { walkJson } from './json/walk-json.ts';
import { isChatGptFile, readChatGpt } from './read-chatgpt.ts';
import { isHearthFile, readHearth } from './read-hearth.ts';
import { isMarkdownFile, LineFault, readMarkdown } from './read-markdown.ts';
import { isOpenAiFile, readOpenAi, readOpenAiList } from './read-openai.ts';
import type { ImportFault, ImportReason } from './contract/import-fault.ts';
import type { ImportContext, ImportedFile } from './import-context.ts';

/** A file that cannot be imported: where it breaks, and why. */
export class FileFault extends Error {
  readonly fault: ImportFault;

  constructor(fault: ImportFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

/**
 * The conversations in a text, whichever of the formats it has.
 * @param name the file's, which goes into faults
 * @throws FileFault
 */
export async function readDocument(
  name: string,
  text: string,
  context: ImportContext,
): Promise<ImportedFile> {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (isMarkdownFile(body)) return placeLines(name, () => readMarkdown(body, context));
  const lines = linesOf(name, body);
  return lines === null ? readJson(name, body, context) : readLines(name, lines, context);
}

async function placeLines(name: string, read: () => Promise<ImportedFile>): Promise<ImportedFile> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof LineFault)) throw error;
    throw faultAt(name, { line: error.line, column: 1 }, error.reason);
  }
}

const faultAt = (
  file: string,
  place: { line: number; column: number },
  reason: ImportReason,
  field = '',
): FileFault => new FileFault({ file, ...place, reason, field });

/** @param firstLine where the text begins in its file @throws FileFault */
function parse(name: string, text: string, firstLine = 1): JsonNode {
  try {
    return new JsonNode(JSON.parse(text));
  } catch (error) {
    const fault = walkJson(text);
    if (fault === null) throw error;
    throw faultAt(name, shift(placeOf(text, fault.at), firstLine), fault.reason);
  }
}

const shift = <Place extends { line: number }>(place: Place, firstLine: number): Place => ({
  ...place,
  line: place.line + firstLine - 1,
});

async function readJson(name: string, text: string, context: ImportContext): Promise<ImportedFile> {
  const root = parse(name, text);
  try {
    return await readRoot(root, context);
  } catch (error) {
    if (!(error instanceof ShapeFault)) throw error;
    throw faultAt(name, placeOf(text, findValue(text, error.path)), error.reason, error.field);
  }
}

function readRoot(root: JsonNode, context: ImportContext): Promise<ImportedFile> | ImportedFile {
  if (isHearthFile(root)) return readHearth(root);
  if (isChatGptFile(root)) return readChatGpt(root, context);
  if (isOpenAiFile(root)) return readOpenAi(root, context);
  const isEmptyList = Array.isArray(root.value) && root.value.length === 0;
  return root.fail(isEmptyList ? 'nothing-inside' : 'unknown-format');
}

interface Line {
  text: string;
  number: number;
}

/** The lines of a file with one JSON value in each (JSONL); null for any other. */
function linesOf(name: string, text: string): Line[] | null {
  if (!/\.(jsonl|ndjson)$/i.test(name) && !looksLikeLines(text)) return null;
  return text
    .split('\n')
    .map((line, index) => ({ text: line, number: index + 1 }))
    .filter((line) => line.text.trim() !== '');
}

/** Its first line is a value already, and more follows. */
function looksLikeLines(text: string): boolean {
  const end = text.indexOf('\n');
  return end !== -1 && /\S/.test(text.slice(end)) && isWhole(text.slice(0, end));
}

function isWhole(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

async function readLines(
  name: string,
  lines: readonly Line[],
  context: ImportContext,
): Promise<ImportedFile> {
  if (lines.length === 0) throw faultAt(name, { line: 1, column: 1 }, 'nothing-inside');
  if (lines.length > importLimits.conversations)
    throw faultAt(name, { line: lines.length, column: 1 }, 'too-many-conversations');
  const read: ImportedFile[] = [];
  for (const { text, number } of lines) {
    const root = parse(name, text, number);
    try {
      read.push(await readLine(root, context));
    } catch (error) {
      if (!(error instanceof ShapeFault)) throw error;
      const place = placeOf(text, findValue(text, error.path));
      throw faultAt(name, shift(place, number), error.reason, error.field);
    }
  }
  return joinFiles('openai', read);
}

function readLine(root: JsonNode, context: ImportContext): Promise<ImportedFile> {
  if (root.isObject && root.get('messages').value === undefined) root.fail('unknown-format');
  return readOpenAiList([root], context);
}

/** Several of the same format as one. */
function joinFiles(format: ImportedFile['format'], files: readonly ImportedFile[]): ImportedFile {
  const sum = (count: (file: ImportedFile) => number): number =>
    files.reduce((total, file) => total + count(file), 0);
  return {
    format,
    conversations: files.flatMap(({ conversations }) => conversations),
    leftOutMessages: sum(({ leftOutMessages }) => leftOutMessages),
    emptyConversations: sum(({ emptyConversations }) => emptyConversations),
  };
}
