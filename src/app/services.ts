// Everything the page is made of, put together in one place; the elements only see this.
import downloadsUrl from '../../workers/downloads.worker.ts?worker&url';
import inferenceUrl from '../../workers/inference.worker.ts?worker&url';
import { spawnWorker } from '../channel/spawn-worker.ts';
import { readDevice } from '../device/read-device.ts';
import { DownloadsClient } from '../downloads/client/downloads-client.ts';
import { InferenceClient } from '../inference/client/inference-client.ts';
import { starterManifest } from '../models/starter-model.ts';
import { createOfflineClient } from '../offline/client/create-offline-client.ts';
import { ConversationStore } from '../state/conversation-store.ts';
import { HistoryStore } from '../state/history-store.ts';
import { ModelStore } from '../state/model-store.ts';
import { SettingsStore } from '../state/settings-store.ts';
import { conversationStorage } from '../storage/conversation-storage.ts';
import { settingsStorage } from '../storage/settings-storage.ts';
import type { OfflineClient } from '../offline/client/offline-client.ts';
import type { SelfTestItem } from '../offline/contract/self-test-item.ts';

export interface Services {
  model: ModelStore;
  conversation: ConversationStore;
  history: HistoryStore;
  settings: SettingsStore;
  offline: OfflineClient;
  /** Looks whether everything is there that the site and its model need without a network. */
  selfTest: (thorough: boolean) => Promise<SelfTestItem[]>;
}

/** Absolute, because a worker started from a blob has no base of its own; relative to the page, because the site may lie under any path. */
const siteUrl = (path: string): string => new URL(path, document.baseURI).href;

export function createServices(): Services {
  const inference = new InferenceClient(
    () => spawnWorker(siteUrl(inferenceUrl), 'inference'),
    (error) => model.lost(error),
  );
  const downloads = new DownloadsClient(() => spawnWorker(siteUrl(downloadsUrl), 'downloads'));
  const { id, revision, library } = starterManifest;
  const model = new ModelStore({
    manifest: starterManifest,
    source: {
      filesUrls: [siteUrl(`models/${id}/resolve/${revision}/`)],
      libraryUrls: [siteUrl(library.path)],
    },
    readDevice: () => readDevice(window),
    downloads,
    inference,
  });
  const settings = new SettingsStore(settingsStorage);
  const conversation = new ConversationStore({
    inference: model,
    settings,
    onNextFrame: (callback) => requestAnimationFrame(callback),
  });
  const offline = createOfflineClient();
  return {
    offline,
    selfTest: async (thorough) => {
      const { runSelfTest } = await import('../offline/client/self-test.ts');
      return runSelfTest({ manifest: starterManifest, thorough, offline });
    },
    model,
    conversation,
    settings,
    history: new HistoryStore(conversation, conversationStorage, settingsStorage),
  };
}
