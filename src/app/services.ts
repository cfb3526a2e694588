// Everything the page is made of, put together in one place; the elements only see this.
import { starterManifest } from '../models/starter-model.ts';
import { createOfflineClient } from '../offline/client/create-offline-client.ts';
import { createIsolation } from '../offline/client/isolation.ts';
import { CoresStore } from '../state/cores-store.ts';
import { HistoryStore } from '../state/history-store.ts';
import { RestStore } from '../state/rest-store.ts';
import { Store } from '../state/store.ts';
import { UnseenReplyStore } from '../state/unseen-reply-store.ts';
import { conversationStorage } from '../storage/conversation-storage.ts';
import { ReloadNotes } from '../storage/reload-note.ts';
import { settingsStorage } from '../storage/settings-storage.ts';
import { createChatServices } from './chat-services.ts';
import { createModelServices } from './model-services.ts';
import { takeOpener } from './take-opener.ts';
import type { OfflineClient } from '../offline/client/offline-client.ts';
import type { AppearanceStore } from '../state/appearance-store.ts';
import type { LanguageStore } from '../state/language-store.ts';
import type { PresetStore } from '../state/preset-store.ts';
import type { SelfTestItem } from '../offline/contract/self-test-item.ts';
import type { OfferedFile } from '../ui/events/files-offered-event.ts';
import type { ReloadNote } from '../storage/reload-note.ts';
import type { ChatServices } from './chat-services.ts';
import type { ModelServices } from './model-services.ts';

export interface Services extends ModelServices, ChatServices {
  history: HistoryStore;
  /** Settings that the person has given a name. */
  presets: () => Promise<PresetStore>;
  /** After how many minutes without a question the model rests. */
  rest: RestStore;
  /** Which language the page speaks. */
  language: LanguageStore;
  offline: OfflineClient;
  /** Whether models on the processor may use all of its cores. */
  cores: CoresStore;
  /** How the page looks and behaves to this person. */
  appearance: AppearanceStore;
  /** A question that came with the address; empty for most visits. */
  opener: string;
  /** Files of a model that came where nobody reads them; the models page does. */
  offeredFiles: Store<readonly OfferedFile[]>;
  /** How a reply ended while nobody looked. */
  unseenReply: UnseenReplyStore;
  /** What a reload must not lose. */
  reloadNotes: ReloadNotes;
  /** How the page was left, where a person had it reloaded. */
  before: ReloadNote | null;
  /** Looks whether everything is there that the site and the chosen model need without a network. */
  selfTest: (thorough: boolean, onItem?: (item: SelfTestItem) => void) => Promise<SelfTestItem[]>;
}

/** Of use to those only who open the settings. */
const presetModule = () => import('./preset-services.ts');

/** What is there before all else, for the page waits for it. */
type EarlyServices = Pick<Services, 'language' | 'appearance'>;

function createRest({ setIdleMs }: Pick<ModelServices, 'setIdleMs'>): RestStore {
  const rest = new RestStore(settingsStorage);
  const apply = (): void => setIdleMs(rest.value === null ? null : rest.value * 60_000);
  rest.subscribe(apply);
  apply();
  return rest;
}

export function createServices({ language, appearance }: EarlyServices): Services {
  const models = createModelServices();
  const chat = createChatServices(models.model);
  const { conversation } = chat;
  let presets: Promise<PresetStore> | null = null;
  const rest = createRest(models);
  const offline = createOfflineClient();
  const reloadNotes = new ReloadNotes(() => localStorage, window);
  const before = reloadNotes.take();
  const cores = new CoresStore({
    isolation: createIsolation(offline, before?.forIsolation === true),
    offline,
    storage: settingsStorage,
    processors: navigator.hardwareConcurrency,
  });
  return {
    ...models,
    ...chat,
    offline,
    cores,
    reloadNotes,
    before,
    appearance,
    opener: takeOpener(window),
    offeredFiles: new Store<readonly OfferedFile[]>([]),
    unseenReply: new UnseenReplyStore(conversation, document),
    selfTest: async (thorough, onItem) => {
      const { runSelfTest } = await import('../offline/client/self-test.ts');
      const { manifest } = models.model.choice.value.files ?? { manifest: starterManifest };
      return runSelfTest({ manifest, thorough, offline, ...(onItem && { onItem }) });
    },
    presets: () => (presets ??= presetModule().then(({ createPresetStore }) => createPresetStore())),
    rest,
    language,
    history: new HistoryStore(conversation, conversationStorage, settingsStorage),
  };
}
