// Puts conversations into the storage of the site, as the site itself would.
import { conversationStorage } from '../../src/storage/conversation-storage.ts';
import { longConversation, shortConversation } from './sample-conversations.ts';

declare global {
  /** Stores so many short conversations. */
  var fillConversations: (count: number) => Promise<void>;
  /** Stores one of so many messages, with this name. */
  var storeLongConversation: (title: string, messages: number) => Promise<void>;
}

const atOnce = 500;

globalThis.fillConversations = async (count) => {
  for (let first = 0; first < count; first += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - first) }, (_, index) =>
      shortConversation(first + index),
    );
    await conversationStorage.addAll(some);
  }
};

globalThis.storeLongConversation = async (title, messages) => {
  await conversationStorage.save(longConversation(title, messages));
};
