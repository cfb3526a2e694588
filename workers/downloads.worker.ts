// The thread that fetches, verifies and stores the files of models.
import { answer } from '../src/channel/answer.ts';
import { createDownloads } from '../src/downloads/worker/downloads.ts';
import type { DownloadsContract } from '../src/downloads/contract/downloads-contract.ts';

declare const self: DedicatedWorkerGlobalScope;

answer<DownloadsContract>(self, createDownloads());
