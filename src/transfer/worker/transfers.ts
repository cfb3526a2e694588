// The thread in which files of conversations are read and written: a hundred megabytes of JSON are several seconds of work,
// and the page has to answer meanwhile.
import { conversationStorage } from '../../storage/conversation-storage.ts';
import { planImport } from '../plan-import.ts';
import { FileFault } from '../read-document.ts';
import { readFiles } from './read-files.ts';
import { FileWriter } from './write-files.ts';
import type { CallContext, Handlers } from '../../channel/answer.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import type {
  ImportOutlook,
  ReadParams,
  TransferContract,
  WriteParams,
  WriteProgress,
  WrittenFile,
} from '../contract/transfer-contract.ts';
import type { ImportPlan, StoredConversations } from '../plan-import.ts';

type Storage = Pick<typeof conversationStorage, 'list' | 'load' | 'loadMany' | 'addAll' | 'removeAll'>;

/** So many are read at once. */
const perStep = 50;

export function createTransfers(storage: Storage = conversationStorage): Handlers<TransferContract> {
  /** What was read last, and is not stored yet. */
  let read: Conversation[] = [];

  async function plan(): Promise<ImportPlan> {
    const ids = new Set((await storage.list()).map(({ id }) => id));
    const stored: StoredConversations = { has: (id) => ids.has(id), load: (id) => storage.load(id) };
    return planImport(read, stored);
  }

  return {
    async read(params) {
      read = [];
      try {
        const { conversations, ...outlook } = await readAll(params);
        read = conversations;
        const { add, copies, present } = await plan();
        return { ...outlook, conversations: read.length, added: add.length, copies, present };
      } catch (error) {
        if (error instanceof FileFault) return { fault: error.fault };
        throw error;
      }
    },

    /** What is stored may have changed since it was looked at, so that is done anew. */
    async add() {
      const { add } = await plan();
      await storage.addAll(add);
      read = [];
      return { addedIds: add.map(({ id }) => id) };
    },

    async remove({ ids }) {
      await storage.removeAll(ids);
      return null;
    },

    write: (params, context) => write(storage, params, context),
  };
}

type Found = Pick<ImportOutlook, 'formats' | 'turns' | 'leftOutMessages' | 'emptyConversations'> & {
  conversations: Conversation[];
};

async function readAll({ files, settings, words }: ReadParams): Promise<Found> {
  const read = await readFiles(files, { settings, words, nowMs: Date.now() });
  const conversations = read.flatMap((file) => file.conversations);
  return {
    formats: [...new Set(read.map(({ format }) => format))],
    conversations,
    turns: conversations.reduce((sum, { turns }) => sum + turns.length, 0),
    leftOutMessages: read.reduce((sum, { leftOutMessages }) => sum + leftOutMessages, 0),
    emptyConversations: read.reduce((sum, { emptyConversations }) => sum + emptyConversations, 0),
  };
}

async function write(
  storage: Storage,
  { ids, format, words }: WriteParams,
  { signal, emit }: CallContext<WriteProgress>,
): Promise<WrittenFile> {
  const all = ids ?? (await storage.list()).map(({ id }) => id);
  const writer = new FileWriter(format, ids?.length === 1, words);
  let unreadable = 0;
  for (let done = 0; done < all.length; done += perStep) {
    signal.throwIfAborted();
    emit({ done, total: all.length });
    for (const conversation of await storage.loadMany(all.slice(done, done + perStep))) {
      if (conversation === null) unreadable++;
      else writer.add(conversation);
    }
  }
  return { ...(await writer.finish(new Date())), unreadable };
}
