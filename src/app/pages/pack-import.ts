import { isAbort } from '../../errors/app-error.ts';
import { licenceName } from '../../models/licence.ts';
import { totalBytes } from '../../models/model-files.ts';
import type { ReactiveControllerHost } from 'lit';
import type { PackDescription, PackFiles } from '../../downloads/contract/packs-contract.ts';
import type { OfferedFile } from '../../ui/events/files-offered-event.ts';
import type { PackState } from '../../ui/pack-preview/pack-preview.ts';
import type { Services } from '../services.ts';

/** A pack on its way in: read, shown, and stored only when the visitor says so. */
export class PackImport {
  state: PackState | null = null;
  private readonly host: ReactiveControllerHost;
  private pack: { files: PackFiles; description: PackDescription } | null = null;
  private abort = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.host = host;
  }

  /** @throws AppError `pack-invalid` */
  async read(services: Services, files: readonly OfferedFile[]): Promise<void> {
    this.dismiss();
    const packFiles = { files };
    const description = await services.downloads.readPack(packFiles);
    const { manifest, name, maker } = description;
    this.pack = { files: packFiles, description };
    this.show({
      phase: 'asking',
      name: name === '' ? manifest.id : name,
      maker,
      licence: { name: licenceName(manifest.licence), url: manifest.licence.url },
      sizeBytes: totalBytes(manifest),
      isKnown: (await services.packs.trusted(manifest)) !== null,
      share: 0,
    });
  }

  /** @throws AppError `pack-invalid`, `storage-full`, `storage-unavailable` */
  async accept(services: Services): Promise<void> {
    const { pack, state } = this;
    if (pack === null || state === null) return;
    this.abort = new AbortController();
    try {
      await services.packs.import(pack.files, pack.description, {
        signal: this.abort.signal,
        onEvent: (progress) =>
          this.show({
            ...state,
            phase: 'importing',
            share: progress.totalBytes === 0 ? 1 : progress.doneBytes / progress.totalBytes,
          }),
      });
      this.show({ ...state, phase: 'done', share: 1 });
    } catch (error) {
      this.dismiss();
      if (!isAbort(error)) throw error;
    }
  }

  /** Stops, and leaves nothing behind. */
  dismiss(): void {
    this.abort.abort();
    this.pack = null;
    this.show(null);
  }

  private show(state: PackState | null): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
