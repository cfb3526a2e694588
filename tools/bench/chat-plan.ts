// What the chat is measured with, and what must hold.

export const chatThresholds = {
  /** From the click on a conversation of 1,000 messages to the first paint of its end, CPU slowed down. */
  openMs: 200,
  /** From a letter in the search field to the paint of what was found, of 10,000 conversations. */
  searchMs: 50,
  /** The heaviest task of the main thread while a reply streams, CPU slowed down. */
  taskMs: 50,
  /** What each reply may leave in memory: its entry in the list of conversations, not much more. */
  growthBytes: 10_000,
};

export interface ChatPlan {
  repeats: number;
  messages: number;
  conversations: number;
  replyTokens: number;
  replies: number;
  /** From this reply on memory counts: before, everything is used for the first time. */
  warmReplies: number;
}

export const fullPlan: ChatPlan = {
  repeats: 3,
  messages: 1_000,
  conversations: 10_000,
  replyTokens: 2_000,
  replies: 100,
  warmReplies: 20,
};

/** For a look: it says little about the promises. */
export const quickPlan: ChatPlan = {
  repeats: 1,
  messages: 1_000,
  conversations: 2_000,
  replyTokens: 600,
  replies: 24,
  warmReplies: 8,
};

export const tokensPerSecond = 60;
export const longTitle = 'A very long conversation';
export const endOfConversation = 'This is the end of the long conversation.';
/** Common, rare, two words, and the beginning of one. */
export const queries = ['bebe', 'lumo', 'kadi nemo', 'dolu ka'];
