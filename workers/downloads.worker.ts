// The thread that fetches, verifies and stores the files of models.
import { answer } from '../src/channel/answer.ts';
import { holdLifeLock } from '../src/channel/thread-life.ts';
import { createDownloads } from '../src/downloads/worker/downloads.ts';
import { createGgufs } from '../src/downloads/worker/ggufs.ts';
import { createModelStorage } from '../src/downloads/worker/model-storage.ts';
import { createPacks } from '../src/downloads/worker/packs.ts';
import type { DownloadsThread } from '../src/downloads/contract/downloads-thread.ts';

declare const self: DedicatedWorkerGlobalScope;

holdLifeLock(self);
answer<DownloadsThread>(self, {
  ...createDownloads(),
  ...createModelStorage(),
  ...createPacks(),
  ...createGgufs(),
});
