// The open conversation, the question that is being written, and what is of use to them.
import { fitsSurely } from '../conversations/fits-surely.ts';
import { hostOf } from '../models/endpoint-model.ts';
import { ConversationStore } from '../state/conversation-store.ts';
import { DraftStore } from '../state/draft-store.ts';
import { SettingsStore } from '../state/settings-store.ts';
import { draftStorage } from '../storage/draft-storage.ts';
import { settingsStorage } from '../storage/settings-storage.ts';
import { unsentQuestion } from './unsent-question.ts';
import type { CompareStore } from '../state/compare-store.ts';
import type { AskedModel } from '../state/conversation-store.ts';
import type { ModelStore } from '../state/model-store.ts';
import type { ContextServices } from './context-services.ts';

export interface ChatServices {
  conversation: ConversationStore;
  /** What new conversations begin with. */
  settings: SettingsStore;
  /** The question that is not sent yet. */
  draft: DraftStore;
  /** The room that a conversation has. */
  context: () => Promise<ContextServices>;
  /** The same question asked in several ways. */
  compare: () => Promise<CompareStore>;
}

export function createChatServices(model: ModelStore): ChatServices {
  const settings = new SettingsStore(settingsStorage);
  /** Who writes replies, and at which pace they are shown. */
  const writing = {
    inference: model,
    model: () => askedModel(model),
    onNextFrame: (callback: () => void) => void requestAnimationFrame(callback),
  };
  const conversation: ConversationStore = new ConversationStore({
    ...writing,
    settings,
    admit: (request) => {
      if (room !== null) return room.overflow.admit(request);
      const { value } = model;
      if (value.status !== 'ready' || fitsSurely(request, value.contextTokens)) return true;
      // Without it nothing is kept from being sent, and the model itself says what does not fit.
      return context().then(
        ({ overflow }) => overflow.admit(request),
        () => true,
      );
    },
    keep: (question) => unsent.keep(question),
  });
  const draft = new DraftStore(conversation, draftStorage);
  const unsent = unsentQuestion(draft);
  let room: ContextServices | null = null;
  const context = lazily(async () => {
    const { createContextServices } = await import('./context-services.ts');
    return (room = createContextServices({ model, conversation, unsent }));
  });
  const compare = lazily(async () => {
    const { CompareStore } = await import('../state/compare-store.ts');
    return new CompareStore(writing, conversation.value.settings);
  });
  return { settings, conversation, draft, context, compare };
}

/** Who answers. Its engine knows best whether it thinks; what else is known of it counts until it runs. */
function askedModel({ value, choice }: ModelStore): AskedModel {
  const { card, elsewhere } = choice.value;
  const { name, systemPrompt } = card;
  const thinks = value.status === 'ready' ? value.canSwitchThinking === true : card.thinks;
  return { name, systemPrompt, thinks, host: hostOf(elsewhere) };
}

/** Made when it is first asked for, once; what could not be fetched is tried again. */
function lazily<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
