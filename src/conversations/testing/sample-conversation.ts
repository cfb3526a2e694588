// Conversations for tests, made by the same edits as real ones.
import { addTurn, setReply } from '../edit-turns.ts';
import { defaultGenerationSettings } from '../generation-settings.ts';
import { newConversation } from '../new-conversation.ts';
import type { Conversation, ReplyOutcome } from '../conversation.ts';

export const complete: ReplyOutcome = {
  status: 'complete',
  truncated: false,
  figures: { promptTokens: 9, completionTokens: 1, timeToFirstTokenMs: 1, decodeTokensPerSecond: 1 },
};

/** Adds a turn that goes on from `parentId`; its question is `question <id>`. */
export function withTurn(
  conversation: Conversation,
  id: string,
  parentId: string | null,
  reply = `reply ${id}`,
  outcome: ReplyOutcome = complete,
): Conversation {
  return setReply(addTurn(conversation, { id, parentId, question: `question ${id}` }), id, reply, outcome);
}

/** One branch of turns with these replies; their ids count from 0. */
export function conversationWith(...replies: [reply: string, outcome: ReplyOutcome][]): Conversation {
  return replies.reduce(
    (conversation, [reply, outcome], index) =>
      withTurn(conversation, String(index), index === 0 ? null : String(index - 1), reply, outcome),
    newConversation({ ...defaultGenerationSettings, systemPrompt: 'Be brief.' }),
  );
}
