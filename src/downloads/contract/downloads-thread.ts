import type { DownloadsContract } from './downloads-contract.ts';
import type { GgufContract } from './gguf-contract.ts';
import type { PacksContract } from './packs-contract.ts';
import type { StorageContract } from './storage-contract.ts';

/** All that the downloads thread answers. */
export type DownloadsThread = DownloadsContract & StorageContract & PacksContract & GgufContract;
