import { AppError } from '../../errors/app-error.ts';
import type { StorageOutlook } from '../contract/downloads-contract.ts';

const trialCache = 'hearth-trial';
const trialBytes = 1_000_000;
/** Less than any model needs; browsers give their private windows about this much, or a share of the memory. */
const privateQuotaBytes = 300_000_000;

/**
 * Writes and removes something, because some windows say yes and store nothing.
 * @throws AppError `storage-unavailable`, `storage-full`
 */
export async function readOutlook(): Promise<StorageOutlook> {
  await tryToStore();
  const { quota, usage } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  const freeBytes = quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
  const persisted = await navigator.storage.persisted().catch(() => false);
  const isSmall = quota !== undefined && quota < privateQuotaBytes;
  return { freeBytes, persisted, privateWindow: isSmall ? 'likely' : 'unknown' };
}

async function tryToStore(): Promise<void> {
  try {
    const cache = await caches.open(trialCache);
    await cache.put('https://model.invalid/trial', new Response(new Uint8Array(trialBytes)));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') {
      throw new AppError('storage-full', { neededBytes: trialBytes }, { cause: error });
    }
    throw new AppError('storage-unavailable', { reason: String(error) }, { cause: error });
  } finally {
    await caches.delete(trialCache).catch(() => false);
  }
}
