// The thread that searches the conversations.
import { answer } from '../src/channel/answer.ts';
import { holdLifeLock } from '../src/channel/thread-life.ts';
import { ConversationSearch } from '../src/search/worker/conversation-search.ts';
import { conversationStorage } from '../src/storage/conversation-storage.ts';
import type { SearchContract } from '../src/search/contract/search-contract.ts';

declare const self: DedicatedWorkerGlobalScope;

holdLifeLock(self);
answer<SearchContract>(self, new ConversationSearch(conversationStorage));
