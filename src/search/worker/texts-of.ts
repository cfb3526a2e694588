import type { Conversation } from '../../conversations/conversation.ts';

interface TurnText {
  turnId: string;
  text: string;
}

/** All that was said in a conversation, in order, on all of its branches. */
export function textsOf({ turns }: Pick<Conversation, 'turns'>): readonly TurnText[] {
  return turns.flatMap(({ id, question, attachments = [], reply }) =>
    [question, ...attachments.flatMap(({ name, text }) => [name, text]), reply].map((text) => ({
      turnId: id,
      text,
    })),
  );
}
