// Reads the `conversations.json` of a ChatGPT export. Nobody documents its form, which has changed over the years, so what
// is not understood of a message is left out; but a tree that cannot be one is refused.
import { newestLeaf } from '../conversations/branches.ts';
import { readTime, readVisible } from './chatgpt-messages.ts';
import { readTree, rootsOf } from './chatgpt-tree.ts';
import { derivedId } from './derived-id.ts';
import { importLimits } from './import-context.ts';
import { outcomeOf } from './linear-conversation.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { VisibleMessage } from './chatgpt-messages.ts';
import type { TreeNode } from './chatgpt-tree.ts';
import type { ImportContext, ImportedFile } from './import-context.ts';
import type { JsonNode } from './json/json-node.ts';

/** Where these replies were written. */
const host = 'chatgpt.com';

const isConversation = (node: JsonNode | undefined): boolean =>
  node?.isObject === true && node.get('mapping').isObject;

/** The list of all conversations, or one of them. */
export const isChatGptFile = (file: JsonNode): boolean => isConversation(file) || isConversation(file.first);

/** @throws ShapeFault */
export async function readChatGpt(root: JsonNode, context: ImportContext): Promise<ImportedFile> {
  const items = isConversation(root)
    ? [root]
    : root.items(importLimits.conversations, 'too-many-conversations');
  const file: ImportedFile = {
    format: 'chatgpt',
    conversations: [],
    leftOutMessages: 0,
    emptyConversations: 0,
  };
  const known = new Set<string>();
  for (const item of items) {
    const reader = new TurnReader(readTree(item.get('mapping')), context);
    const turns = reader.read();
    file.leftOutMessages += reader.leftOut;
    if (turns.length === 0) file.emptyConversations++;
    else file.conversations.push(await buildConversation(item, reader, context, known));
  }
  return file;
}

async function buildConversation(
  item: JsonNode,
  reader: TurnReader,
  { settings, nowMs }: ImportContext,
  known: Set<string>,
): Promise<Conversation> {
  const { turns } = reader;
  const title = item.get('title').isNothing ? '' : item.get('title').text();
  const createdAt = readTime(item.get('create_time'));
  const updatedAt = readTime(item.get('update_time'));
  const current = item.get('current_node').value;
  return {
    id: await readId(item, turns, known),
    version: 2,
    createdAt: createdAt === 0 ? nowMs : createdAt,
    updatedAt: updatedAt === 0 ? nowMs : updatedAt,
    title: title.trim() === '' ? null : title,
    isPinned: false,
    settings,
    forgotten: null,
    background: null,
    turns,
    leafId: reader.leafOf(typeof current === 'string' ? current : null),
  };
}

async function readId(item: JsonNode, turns: readonly Turn[], known: Set<string>): Promise<string> {
  const own = ['conversation_id', 'id']
    .map((name) => item.get(name))
    .find(({ value }) => typeof value === 'string');
  const id = own?.text() ?? (await derivedId(turns));
  if (id === '' || id.length > importLimits.idLength) own?.fail('wrong-value');
  if (known.has(id)) (own ?? item).fail('duplicate-id');
  known.add(id);
  return id;
}

/** A question and what has been found of its reply so far, on one branch. */
interface OpenTurn {
  parentId: string | null;
  /** The last message that a person sees: it tells branches of the same question apart. */
  id: string;
  question: VisibleMessage;
  replies: Replies;
}

/** From the last one back: a branch shares what came before it. */
type Replies = { message: VisibleMessage; before: Replies } | null;

function textOf(replies: Replies): string {
  const texts: string[] = [];
  for (let each = replies; each !== null; each = each.before) texts.push(each.message.text);
  return texts.reverse().join('\n\n');
}

/** Goes through a tree of messages and makes turns of it: questions with their replies, on all branches. */
class TurnReader {
  readonly turns: Turn[] = [];
  /** Messages that nobody was shown, and those before the first question. */
  leftOut = 0;
  private readonly tree: ReadonlyMap<string, TreeNode>;
  private readonly context: ImportContext;
  private readonly written = new Set<string>();
  /** For each node the turn that it belongs to, as far as it had come there. */
  private readonly turnOf = new Map<string, string>();

  constructor(tree: ReadonlyMap<string, TreeNode>, context: ImportContext) {
    this.tree = tree;
    this.context = context;
  }

  read(): readonly Turn[] {
    const waiting = rootsOf(this.tree)
      .reverse()
      .map((each) => ({ each, open: null as OpenTurn | null }));
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const open = this.goOn(next.each, next.open);
      if (open !== null) this.turnOf.set(next.each.id, open.id);
      const children = next.each.children.flatMap((id) => this.tree.get(id) ?? []);
      if (children.length === 0) this.close(open);
      for (const child of children.reverse()) waiting.push({ each: child, open });
    }
    return this.turns;
  }

  /** The turn that ends the branch that was shown. */
  leafOf(currentNode: string | null): string | null {
    const last = this.turns.at(-1)?.id ?? null;
    if (currentNode === null) return last;
    let node = currentNode;
    // What was shown went on to its end; a tree has no circle, which was made sure of.
    for (let child = this.lastChild(node); child !== undefined; child = this.lastChild(node)) node = child;
    const id = this.turnOf.get(node);
    return id !== undefined && this.written.has(id) ? newestLeaf(this.turns, id) : last;
  }

  private lastChild(id: string): string | undefined {
    return this.tree.get(id)?.children.at(-1);
  }

  /** The open turn after this node. */
  private goOn({ id, node }: TreeNode, open: OpenTurn | null): OpenTurn | null {
    const message = node.get('message');
    if (message.isNothing) return open;
    const visible = readVisible(message, this.context.words);
    if (visible === null || (visible.role === 'assistant' && open === null)) {
      this.leftOut++;
      return open;
    }
    if (visible.role === 'user') {
      const parentId = this.close(open);
      return { parentId, id, question: visible, replies: null };
    }
    return open && { ...open, id, replies: { message: visible, before: open.replies } };
  }

  /** Writes a turn down, once. @returns its id */
  private close(open: OpenTurn | null): string | null {
    if (open === null) return null;
    const { id, parentId, question, replies } = open;
    if (this.written.has(id)) return id;
    if (this.turns.length >= importLimits.turns) this.tree.get(id)?.node.fail('too-many-turns');
    this.written.add(id);
    const reply = textOf(replies);
    const modelName = replies?.message.modelName ?? null;
    this.turns.push({
      id,
      parentId,
      createdAt: question.createdAt,
      question: question.text,
      reply,
      outcome: outcomeOf(reply),
      ...(modelName !== null && { modelName }),
      host,
    });
    return id;
  }
}
