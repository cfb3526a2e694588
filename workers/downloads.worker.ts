// The thread that fetches, verifies and stores the files of models.
import { answer } from '../src/channel/answer.ts';
import { holdLifeLock } from '../src/channel/thread-life.ts';
import { createDownloads } from '../src/downloads/worker/downloads.ts';
import type { DownloadsContract } from '../src/downloads/contract/downloads-contract.ts';

declare const self: DedicatedWorkerGlobalScope;

holdLifeLock(self);
answer<DownloadsContract>(self, createDownloads());
