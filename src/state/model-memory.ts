// What this device remembers of models, as far as bringing one up needs it. A memory that fails is no reason not to
// answer: then the same is asked of the hub, or tried out, again.
import type { DownloadsClient } from '../downloads/client/downloads-client.ts';
import type { CatalogueEntry } from '../models/catalogue-entry.ts';
import type { ModelHosts } from '../models/hub-source.ts';
import type { ModelChoice, ModelFiles } from '../models/model-choice.ts';
import type { ModelRecord } from '../models/model-record.ts';
import type { ModelRecords } from '../storage/model-records.ts';
import type { ModelMemory } from './bring-up.ts';

interface MemoryServices {
  records: ModelRecords;
  downloads: Pick<DownloadsClient, 'resolveManifest'>;
  /** The entry of a model that comes from a hub. */
  findEntry: (id: string) => Promise<CatalogueEntry>;
  hosts: () => Promise<ModelHosts>;
  /** Names the GPU and the browser together: an update of either is a reason to try again. */
  deviceName: (gpu: string) => string;
}

const isSame = ({ manifest }: ModelFiles, record: ModelRecord): boolean =>
  record.manifest.id === manifest.id && record.manifest.revision === manifest.revision;

export function createModelMemory(services: MemoryServices): ModelMemory {
  const { records, downloads, findEntry, hosts, deviceName } = services;

  const newRecord = ({ manifest, source }: ModelFiles): ModelRecord => ({
    manifest,
    source,
    origin: 'hub',
    name: '',
    maker: '',
    lastUsedAtMs: null,
    verifiedAtMs: null,
    answers: {},
  });
  const change = async (files: ModelFiles, edit: (record: ModelRecord) => ModelRecord): Promise<void> => {
    await records.change(newRecord(files), edit).catch(() => undefined);
  };

  return {
    async resolve({ card }: ModelChoice, signal) {
      const entry = await findEntry(card.id);
      const files = await downloads.resolveManifest({ entry, ...(await hosts()) }, { signal });
      // From now on it is binding: what arrives later must be what the hub said first.
      await records
        .save({ ...newRecord(files), name: entry.name, maker: entry.maker })
        .catch(() => undefined);
      return files;
    },
    async verdict(manifest, gpu) {
      const all = await records.list().catch(() => []);
      const record = all.find((each) => isSame({ manifest, source: each.source }, each));
      return record?.answers[deviceName(gpu)] ?? null;
    },
    keepVerdict: (files, gpu, verdict) =>
      change(files, (record) => ({ ...record, answers: { ...record.answers, [deviceName(gpu)]: verdict } })),
    noteUse: (files) => change(files, (record) => ({ ...record, lastUsedAtMs: Date.now() })),
    noteVerified: (files) => change(files, (record) => ({ ...record, verifiedAtMs: Date.now() })),
  };
}
