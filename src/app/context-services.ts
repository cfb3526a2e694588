// What looks after the room that a conversation has. It comes with the chat, not with the page.
import { ContextStore } from '../state/context-store.ts';
import { OverflowStore } from '../state/overflow-store.ts';
import type { ConversationStore } from '../state/conversation-store.ts';
import type { ModelStore } from '../state/model-store.ts';
import type { unsentQuestion } from './unsent-question.ts';

export interface ContextServices {
  /** How much of the model's context the next question takes. */
  context: ContextStore;
  /** What does not fit, and waits for a choice. */
  overflow: OverflowStore;
}

export function createContextServices({
  model,
  conversation,
  unsent,
}: {
  model: ModelStore;
  conversation: ConversationStore;
  unsent: ReturnType<typeof unsentQuestion>;
}): ContextServices {
  const context = new ContextStore({ model, conversation, draft: unsent, readDraft: unsent.read });
  const overflow = new OverflowStore({
    context,
    conversation,
    generate: model.generate,
    choice: model.choice,
    draft: unsent,
  });
  return { context, overflow };
}
