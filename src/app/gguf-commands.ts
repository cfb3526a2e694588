// Bringing models in as GGUF: a file that the visitor has, or one of a hub.
import { isAbort } from '../errors/app-error.ts';
import { fitsDevice } from '../models/fits-device.ts';
import { starterManifest } from '../models/starter-model.ts';
import { starterLibrary } from '../repack/starter-library.ts';
import { siteUrl } from './site-url.ts';
import { manifestsOf } from '../models/model-choice.ts';
import type { CallOptions } from '../channel/connect.ts';
import type { DownloadsClient } from '../downloads/client/downloads-client.ts';
import type {
  GgufDescription,
  GgufHost,
  GgufRepo,
  HubGguf,
  DescribeHubGgufParams,
} from '../downloads/contract/gguf-contract.ts';
import type { PackFiles } from '../downloads/contract/packs-contract.ts';
import type { DeviceFacts } from '../models/fits-device.ts';
import type { ModelHosts } from '../models/hub-source.ts';
import type { ModelFiles } from '../models/model-choice.ts';
import type { GgufManifest } from '../models/model-manifest.ts';
import type { ModelRecord } from '../models/model-record.ts';
import type { LibraryStore } from '../state/library-store.ts';
import type { ModelRecords } from '../storage/model-records.ts';

interface GgufServices {
  downloads: DownloadsClient;
  library: LibraryStore;
  records: ModelRecords;
  hosts: () => Promise<ModelHosts>;
  readDevice: () => Promise<DeviceFacts>;
}

/** How far the work is: which step, and how much of it. */
interface GgufProgress {
  phase: 'importing' | 'fetching' | 'repacking';
  share: number;
}

type Options = CallOptions<GgufProgress> & { signal: AbortSignal };

const gibibyte = 2 ** 30;

export class GgufCommands {
  private readonly services: GgufServices;

  constructor(services: GgufServices) {
    this.services = services;
  }

  /** @throws AppError `gguf-invalid`, `gguf-unsupported`, `model-too-large` */
  async describe({ files }: PackFiles): Promise<GgufDescription> {
    return this.services.downloads.describeGguf({ files, ...(await this.host()) });
  }

  /** @throws AppError `repo-unusable`, `captive-portal`, `manifest-invalid` */
  async list(repo: string, signal: AbortSignal): Promise<GgufRepo> {
    const { hubs } = await this.services.hosts();
    return this.services.downloads.listGgufs({ repo, hubs }, { signal });
  }

  /** @throws AppError as `describe`, `repo-unusable`, `download-failed` */
  async describeHub(
    { repo, listing }: Pick<DescribeHubGgufParams, 'repo' | 'listing'>,
    signal: AbortSignal,
  ): Promise<HubGguf> {
    const { hubs } = await this.services.hosts();
    const params = { repo, listing, hubs, ...(await this.host()) };
    return this.services.downloads.describeHubGguf(params, { signal });
  }

  /** Stores a file of the visitor's. @throws AppError as `describe`, `storage-full`, `storage-unavailable`; `AbortError` */
  async import({ files }: PackFiles, description: GgufDescription, options: Options): Promise<void> {
    const { downloads } = this.services;
    const onEvent = tell('importing', options);
    const manifest = await downloads.importGguf(
      { files, ...(await this.host()) },
      { signal: options.signal, onEvent },
    );
    const model = { manifest, source: { filesUrls: [], libraryUrls: [] } };
    try {
      await this.keep(model, description, options);
    } catch (error) {
      await downloads.removeModel(manifest, this.known());
      throw error;
    }
  }

  /**
   * Fetches one of a hub. What has arrived before a failure is kept, and the model stands in the library, where it goes on.
   * @throws AppError as a download does; `AbortError`
   */
  async fetch({ manifest, source, description }: HubGguf, options: Options): Promise<void> {
    const { downloads, records, library } = this.services;
    const record = newRecord({ manifest, source }, description);
    await records.save(record);
    try {
      await downloads.prepareStorage();
      const onEvent = ({ receivedBytes, totalBytes }: { receivedBytes: number; totalBytes: number }): void =>
        options.onEvent?.({ phase: 'fetching', share: receivedBytes / totalBytes });
      await downloads.fetchModel({ manifest, source, repair: false }, { signal: options.signal, onEvent });
      await this.keep({ manifest, source }, description, options);
    } catch (error) {
      // Of something that is not here at all nothing should be left in the list.
      const { storedBytes } = await downloads.inspectModel(manifest);
      if (storedBytes === 0) await records.remove(record);
      await library.refresh();
      throw error;
    }
  }

  /** Rewrites a stored model for the graphics chip where that is possible, and enters it into the library. */
  private async keep(
    model: { manifest: GgufManifest; source: ModelFiles['source'] },
    description: GgufDescription,
    options: Options,
  ): Promise<void> {
    const { downloads, library, records } = this.services;
    const build = description.chipBytes === null ? null : await this.repack(model.manifest, options);
    const verified = { verifiedAtMs: Date.now() };
    await records.save({ ...newRecord(build ?? model, description), ...verified });
    if (build !== null) {
      await records.remove(model);
      await downloads.removeModel(
        model.manifest,
        this.known().filter((other) => other.revision !== model.manifest.revision),
      );
    }
    await library.refresh();
  }

  /** Null where it does not work: then the processor computes. @throws AbortError */
  private async repack(manifest: GgufManifest, options: Options): Promise<ModelFiles | null> {
    const { downloads } = this.services;
    const { signal } = options;
    try {
      const params = { manifest, starter: starterManifest, library: starterLibrary };
      const build = await downloads.repackGguf(params, { signal, onEvent: tell('repacking', options) });
      const source = { filesUrls: [], libraryUrls: [siteUrl(starterManifest.library.path)] };
      await downloads.fetchModel({ manifest: build, source, repair: false }, { signal });
      return { manifest: build, source };
    } catch (error) {
      if (isAbort(error)) throw error;
      return null;
    }
  }

  private async host(): Promise<GgufHost> {
    const { deviceMemory } = navigator as { deviceMemory?: number };
    const device = await this.services.readDevice().catch(() => null);
    const hasChip = device !== null && fitsDevice(starterManifest.needs, device).fits;
    return {
      deviceBytes: deviceMemory === undefined ? null : deviceMemory * gibibyte,
      library: hasChip ? starterLibrary : null,
    };
  }

  private known() {
    const models = this.services.library.value ?? [];
    return manifestsOf(models.map(({ choice }) => choice));
  }
}

function tell(
  phase: GgufProgress['phase'],
  { onEvent }: Options,
): (progress: { doneBytes: number; totalBytes: number }) => void {
  return ({ doneBytes, totalBytes }) =>
    onEvent?.({ phase, share: totalBytes === 0 ? 1 : doneBytes / totalBytes });
}

function newRecord({ manifest, source }: ModelFiles, { name, maker }: GgufDescription): ModelRecord {
  const unused = { lastUsedAtMs: null, verifiedAtMs: null, answers: {} };
  return { manifest, source, origin: 'file', name, maker, ...unused };
}
