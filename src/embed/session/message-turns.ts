// A conversation as messages, and the other way round.
import { randomId } from '../../channel/random-id.ts';
import { newConversation } from '../../conversations/new-conversation.ts';
import { splitThinking } from '../../conversations/split-thinking.ts';
import type { Conversation, Turn } from '../../conversations/conversation.ts';
import type { GenerationSettings } from '../../conversations/generation-settings.ts';
import type { ChatMessage } from '../chat-types.ts';

/** A reply that nobody asked for goes on from the one before, and is left out at the beginning. */
export function conversationFrom(
  messages: readonly ChatMessage[],
  settings: GenerationSettings,
): Conversation {
  const turns: Turn[] = [];
  for (const { role, content } of messages) {
    const last = turns.at(-1);
    if (role === 'user') turns.push(turnOf(content, last?.id ?? null));
    else if (last !== undefined)
      turns[turns.length - 1] = {
        ...last,
        reply: last.reply === '' ? content : `${last.reply}\n\n${content}`,
      };
  }
  return { ...newConversation(settings), turns, leafId: turns.at(-1)?.id ?? null };
}

function turnOf(question: string, parentId: string | null): Turn {
  return {
    id: randomId(),
    parentId,
    createdAt: Date.now(),
    question,
    reply: '',
    outcome: { status: 'complete', truncated: false, figures: null },
  };
}

/** Without replies of which nothing came. */
export function messagesOf(turns: readonly Turn[]): readonly ChatMessage[] {
  return turns.flatMap(({ question, reply, outcome }): ChatMessage[] => {
    const asked: ChatMessage = { role: 'user', content: question };
    const { answer } = splitThinking(reply);
    return answer === '' || outcome.status === 'answering'
      ? [asked]
      : [asked, { role: 'assistant', content: answer }];
  });
}
