import { msg, str } from '@lit/localize';
import { formatNumber } from '../../i18n/format-number.ts';
import { neededFiles } from '../../models/model-files.ts';
import { sha256Hex } from '../../models/sha256.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { SelfTestItem } from '../contract/self-test-item.ts';

type Finding = Pick<SelfTestItem, 'state' | 'detail'>;

/**
 * The library and each file of the model, as the engine would find them. The library's hash is always compared: it is
 * small, and an old one with new weights is the failure that is hardest to recognise.
 */
export async function* testModel(
  manifest: ModelManifest,
  thorough: boolean,
  caches: CacheStorage | undefined,
): AsyncGenerator<SelfTestItem> {
  for (const file of neededFiles(manifest)) {
    const { state, detail } = await testFile(file, thorough || file.isLibrary, caches);
    yield {
      id: file.isLibrary ? 'library' : `file:${file.path}`,
      title: file.isLibrary
        ? msg('The model’s library for the graphics chip')
        : msg(str`Model file ${file.path}`),
      state,
      detail,
      help:
        state === 'ok'
          ? ''
          : msg('Get the model again while you are online: only what is missing or damaged is fetched.'),
    };
  }
}

async function testFile(
  { key, sizeBytes, sha256 }: NeededFile,
  thorough: boolean,
  caches: CacheStorage | undefined,
): Promise<Finding> {
  const kept = await caches?.match(key.url, { cacheName: key.cacheName }).catch(() => undefined);
  if (kept === undefined) return { state: 'missing', detail: msg('It is not on this device.') };
  const bytes = thorough ? new Uint8Array(await kept.arrayBuffer()) : null;
  const actualBytes = bytes?.byteLength ?? (await sizeOf(kept));
  if (actualBytes !== sizeBytes) {
    const [actual, expected] = [formatNumber(actualBytes), formatNumber(sizeBytes)];
    return { state: 'damaged', detail: msg(str`It has ${actual} bytes instead of ${expected}.`) };
  }
  if (bytes === null) return { state: 'ok', detail: msg('It is there, and its size is right.') };
  return (await sha256Hex(bytes)) === sha256
    ? { state: 'ok', detail: msg('Every byte is as it should be.') }
    : { state: 'damaged', detail: msg('Its content has changed.') };
}

/** A quick look takes the noted size where there is one: reading gigabytes would not be quick. */
async function sizeOf(response: Response): Promise<number> {
  const noted = response.headers.get('content-length');
  return noted === null ? (await response.blob()).size : Number(noted);
}
