// Reads our own format. What is not as it should be is refused, not mended: a file is worth nothing if one cannot trust
// that what was in it has arrived.
import { newestLeaf } from '../conversations/branches.ts';
import { generationLimits, parseGenerationSettings } from '../conversations/generation-settings.ts';
import { hearthFormat, hearthVersion } from './hearth-format.ts';
import { importLimits } from './import-context.ts';
import type { ErrorCode, ErrorDetails } from '../errors/app-error.ts';
import type {
  Attachment,
  Conversation,
  Forgotten,
  ReplyFigures,
  ReplyOutcome,
  StoredError,
  Turn,
} from '../conversations/conversation.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { ImportedFile } from './import-context.ts';
import type { JsonNode } from './json/json-node.ts';

/** The last moment that a date can name. */
const lastMs = 8.64e15;

export const isHearthFile = (file: JsonNode): boolean =>
  file.isObject && file.get('format').value === hearthFormat;

/** @throws ShapeFault */
export function readHearth(file: JsonNode): ImportedFile {
  const version = file.get('version');
  if (version.number() > hearthVersion) version.fail('newer-version');
  if (version.value !== hearthVersion) version.fail('wrong-value');
  const items = file.get('conversations').items(importLimits.conversations, 'too-many-conversations');
  const known = new Set<string>();
  const conversations = items.map((item) => readConversation(item, known));
  return { format: 'hearth', conversations, leftOutMessages: 0, emptyConversations: 0 };
}

function readConversation(node: JsonNode, known: Set<string>): Conversation {
  const id = readNewId(node.get('id'), known);
  const turns = readTurns(node.get('turns'));
  const jsonSchema = node.get('jsonSchema');
  return {
    id,
    version: 2,
    createdAt: readTime(node.get('createdAt')),
    updatedAt: readTime(node.get('updatedAt')),
    title: node.get('title').textOrNull(),
    isPinned: node.get('isPinned').boolean(),
    settings: readSettings(node.get('settings')),
    forgotten: readForgotten(node.get('forgotten'), turns),
    background: node.get('background').textOrNull(),
    ...(jsonSchema.value !== undefined && { jsonSchema: jsonSchema.data() }),
    turns,
    leafId: readLeaf(node.get('leafId'), turns),
  };
}

function readNewId(node: JsonNode, known: Set<string>): string {
  const id = node.text();
  if (id === '') node.fail('wrong-value');
  if (id.length > importLimits.idLength) node.fail('too-long');
  if (known.has(id)) node.fail('duplicate-id');
  known.add(id);
  return id;
}

function readTime(node: JsonNode): number {
  const time = node.number();
  return time >= 0 && time <= lastMs ? time : node.fail('wrong-value');
}

/** What may be missing is the default; what is there has to be in its limits. */
function readSettings(node: JsonNode): GenerationSettings {
  const settings = parseGenerationSettings(node.object());
  for (const [name, value] of Object.entries(settings)) {
    const given = node.get(name);
    // What older versions said to every model is read as nothing said.
    const isText = name === 'systemPrompt' && typeof given.value === 'string';
    if (isText && given.text().length <= generationLimits.systemPromptLength) continue;
    if (given.value !== undefined && JSON.stringify(given.value) !== JSON.stringify(value))
      given.fail('wrong-value');
  }
  return settings;
}

function readForgotten(node: JsonNode, turns: readonly Turn[]): Forgotten | null {
  if (node.value === null) return null;
  const throughId = node.get('throughId').text();
  if (!turns.some(({ id }) => id === throughId)) node.get('throughId').fail('unknown-parent');
  return { throughId, summary: node.get('summary').textOrNull() };
}

function readLeaf(node: JsonNode, turns: readonly Turn[]): string | null {
  const leafId = node.textOrNull();
  const isThere = leafId === null ? turns.length === 0 : turns.some(({ id }) => id === leafId);
  if (!isThere) node.fail('unknown-parent');
  return leafId === null ? null : newestLeaf(turns, leafId);
}

function readTurns(list: JsonNode): Turn[] {
  const known = new Set<string>();
  return list.items(importLimits.turns, 'too-many-turns').map((item) => {
    const parent = item.get('parentId');
    const parentId = parent.textOrNull();
    if (parentId !== null && !known.has(parentId)) parent.fail('unknown-parent');
    return { id: readNewId(item.get('id'), known), parentId, ...readContent(item) };
  });
}

function readContent(node: JsonNode): Omit<Turn, 'id' | 'parentId'> {
  const [attachments, thinkingMs, jsonSchema, modelName, host] = (
    ['attachments', 'thinkingMs', 'jsonSchema', 'modelName', 'host'] as const
  ).map((name) => node.get(name)) as [JsonNode, JsonNode, JsonNode, JsonNode, JsonNode];
  const question = node.get('question');
  return {
    createdAt: readTime(node.get('createdAt')),
    question: question.value === undefined ? node.fail('no-question') : question.text(),
    ...(attachments.value !== undefined && { attachments: attachments.items().map(readAttachment) }),
    reply: node.get('reply').text(),
    outcome: readOutcome(node.get('outcome')),
    ...(thinkingMs.value !== undefined && { thinkingMs: thinkingMs.number() }),
    ...(jsonSchema.value !== undefined && { jsonSchema: jsonSchema.data() }),
    ...(modelName.value !== undefined && { modelName: modelName.text() }),
    ...(host.value !== undefined && { host: host.text() }),
  };
}

const readAttachment = (node: JsonNode): Attachment => ({
  name: node.get('name').text(),
  text: node.get('text').text(),
});

function readOutcome(node: JsonNode): ReplyOutcome {
  const status = node.get('status').text();
  switch (status) {
    case 'stopped':
    case 'interrupted':
      return { status };
    case 'complete':
      return {
        status,
        truncated: node.get('truncated').boolean(),
        figures: readFigures(node.get('figures')),
      };
    case 'failed':
      return { status, error: readError(node.get('error')) };
    default:
      return node.get('status').fail('wrong-value');
  }
}

function readFigures(node: JsonNode): ReplyFigures | null {
  if (node.value === null) return null;
  const promptTokens = node.get('promptTokens');
  return {
    ...(promptTokens.value !== undefined && { promptTokens: promptTokens.number() }),
    completionTokens: node.get('completionTokens').number(),
    timeToFirstTokenMs: node.get('timeToFirstTokenMs').number(),
    decodeTokensPerSecond: node.get('decodeTokensPerSecond').number(),
  };
}

/** A code that this version does not know gets the words of an unknown failure: `describeError` sees to that. */
function readError(node: JsonNode): StoredError {
  const detail = node.get('detail');
  return {
    code: node.get('code').text() as ErrorCode,
    detail: (detail.value === null ? null : detail.data()) as ErrorDetails[ErrorCode],
  };
}
