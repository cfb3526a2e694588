// Everything the page is made of, put together in one place; the elements only see this.
import { hostOf } from '../models/endpoint-model.ts';
import { starterManifest } from '../models/starter-model.ts';
import { createOfflineClient } from '../offline/client/create-offline-client.ts';
import { ConversationStore } from '../state/conversation-store.ts';
import { HistoryStore } from '../state/history-store.ts';
import { RestStore } from '../state/rest-store.ts';
import { SettingsStore } from '../state/settings-store.ts';
import { conversationStorage } from '../storage/conversation-storage.ts';
import { settingsStorage } from '../storage/settings-storage.ts';
import { createModelServices } from './model-services.ts';
import type { OfflineClient } from '../offline/client/offline-client.ts';
import type { SelfTestItem } from '../offline/contract/self-test-item.ts';
import type { ModelServices } from './model-services.ts';

export interface Services extends ModelServices {
  conversation: ConversationStore;
  history: HistoryStore;
  settings: SettingsStore;
  /** After how many minutes without a question the model rests. */
  rest: RestStore;
  offline: OfflineClient;
  /** Looks whether everything is there that the site and the chosen model need without a network. */
  selfTest: (thorough: boolean, onItem?: (item: SelfTestItem) => void) => Promise<SelfTestItem[]>;
}

export function createServices(): Services {
  const models = createModelServices();
  const settings = new SettingsStore(settingsStorage);
  const conversation = new ConversationStore({
    inference: models.model,
    settings,
    host: () => hostOf(models.model.choice.value.elsewhere),
    onNextFrame: (callback) => requestAnimationFrame(callback),
  });
  const rest = new RestStore(settingsStorage);
  const applyRest = (): void => models.setIdleMs(rest.value === null ? null : rest.value * 60_000);
  rest.subscribe(applyRest);
  applyRest();
  const offline = createOfflineClient();
  return {
    ...models,
    offline,
    selfTest: async (thorough, onItem) => {
      const { runSelfTest } = await import('../offline/client/self-test.ts');
      const { manifest } = models.model.choice.value.files ?? { manifest: starterManifest };
      return runSelfTest({ manifest, thorough, offline, ...(onItem && { onItem }) });
    },
    conversation,
    settings,
    rest,
    history: new HistoryStore(conversation, conversationStorage, settingsStorage),
  };
}
