import { generationLimits } from '../conversations/generation-settings.ts';
import { importLimits } from './import-context.ts';
import { buildConversation } from './linear-conversation.ts';
import type { ImportContext, ImportedFile } from './import-context.ts';
import type { LinearConversation } from './linear-conversation.ts';
import type { JsonNode } from './json/json-node.ts';

/** Turns, and messages of tools between them. */
const mostMessages = 5 * importLimits.turns;

const isMessage = (node: JsonNode | undefined): boolean =>
  node?.isObject === true && !node.get('role').isNothing;
const isConversation = (node: JsonNode | undefined): boolean =>
  node?.isObject === true && !node.get('messages').isNothing;

/** `{"messages": […]}`, a list of those, or the list of messages alone. */
export const isOpenAiFile = (file: JsonNode): boolean =>
  isConversation(file) || isMessage(file.first) || isConversation(file.first);

/** @throws ShapeFault */
export async function readOpenAi(file: JsonNode, context: ImportContext): Promise<ImportedFile> {
  if (isConversation(file)) return readOpenAiList([file], context);
  if (isMessage(file.first)) return readMessageLists([file], context);
  return readOpenAiList(file.items(importLimits.conversations, 'too-many-conversations'), context);
}

/** @param items each with `messages` @throws ShapeFault */
export const readOpenAiList = (items: readonly JsonNode[], context: ImportContext): Promise<ImportedFile> =>
  readMessageLists(
    items.map((item) => item.get('messages')),
    context,
  );

async function readMessageLists(lists: readonly JsonNode[], context: ImportContext): Promise<ImportedFile> {
  const file: ImportedFile = {
    format: 'openai',
    conversations: [],
    leftOutMessages: 0,
    emptyConversations: 0,
  };
  for (const list of lists) {
    const reader = new MessageReader(context);
    for (const message of list.items(mostMessages)) reader.add(message);
    file.leftOutMessages += reader.leftOut;
    if (reader.turns.length === 0) file.emptyConversations++;
    else file.conversations.push(await buildConversation(reader.conversation, context));
  }
  return file;
}

/** Puts messages together to turns, one after another. */
class MessageReader {
  readonly turns: { question: string; reply: string }[] = [];
  /** Messages of tools, and those without text. */
  leftOut = 0;
  private systemPrompt = '';
  private readonly context: ImportContext;

  constructor(context: ImportContext) {
    this.context = context;
  }

  get conversation(): LinearConversation {
    return { title: null, systemPrompt: this.systemPrompt, turns: this.turns, times: null };
  }

  add(message: JsonNode): void {
    const role = message.get('role');
    switch (role.text()) {
      case 'user':
        if (this.turns.length >= importLimits.turns) message.fail('too-many-turns');
        this.turns.push({ question: this.textOf(message.get('content')), reply: '' });
        return;
      case 'assistant':
        this.addReply(message);
        return;
      case 'system':
      case 'developer':
        this.addInstructions(message);
        return;
      case 'tool':
      case 'function':
        this.leftOut++;
        return;
      default:
        role.fail('wrong-value');
    }
  }

  /** One after another, as around the calls of a tool, belong together. */
  private addReply(message: JsonNode): void {
    const content = message.get('content');
    if (content.isNothing) {
      this.leftOut++;
      return;
    }
    const turn = this.turns.at(-1) ?? message.fail('no-question');
    const text = this.textOf(content);
    turn.reply = turn.reply === '' ? text : `${turn.reply}\n\n${text}`;
  }

  /** In the middle of a conversation they are for the program that wrote them. */
  private addInstructions(message: JsonNode): void {
    if (this.turns.length > 0) {
      this.leftOut++;
      return;
    }
    const content = message.get('content');
    const text = this.textOf(content);
    this.systemPrompt = this.systemPrompt === '' ? text : `${this.systemPrompt}\n\n${text}`;
    if (this.systemPrompt.length > generationLimits.systemPromptLength) content.fail('too-long');
  }

  private textOf(content: JsonNode): string {
    if (!Array.isArray(content.value)) return content.text();
    return content
      .items()
      .map((part) => this.partText(part))
      .join('\n\n');
  }

  private partText(part: JsonNode): string {
    const type = part.get('type').text();
    if (type === 'text' || type === 'input_text' || type === 'output_text') return part.get('text').text();
    return type.includes('image') ? this.context.words.image : this.context.words.file;
  }
}
