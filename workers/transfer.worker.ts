// The thread that reads and writes files of conversations.
import { answer } from '../src/channel/answer.ts';
import { holdLifeLock } from '../src/channel/thread-life.ts';
import { createTransfers } from '../src/transfer/worker/transfers.ts';
import type { TransferContract } from '../src/transfer/contract/transfer-contract.ts';

declare const self: DedicatedWorkerGlobalScope;

holdLifeLock(self);
answer<TransferContract>(self, createTransfers());
