// What looks after the room that a conversation has. It comes with the chat, not with the page.
import { ContextStore } from '../state/context-store.ts';
import { OverflowStore } from '../state/overflow-store.ts';
import { unsentQuestion } from './unsent-question.ts';
import type { ConversationStore } from '../state/conversation-store.ts';
import type { DraftStore } from '../state/draft-store.ts';
import type { ModelStore } from '../state/model-store.ts';

export interface ContextServices {
  /** How much of the model's context the next question takes. */
  context: ContextStore;
  /** What does not fit, and waits for a choice. */
  overflow: OverflowStore;
}

export function createContextServices({
  model,
  conversation,
  draft,
}: {
  model: ModelStore;
  conversation: ConversationStore;
  draft: DraftStore;
}): ContextServices {
  const unsent = unsentQuestion(draft);
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
