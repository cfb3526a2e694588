import { isAbort } from '../../errors/app-error.ts';
import { isGgufPath } from '../../models/gguf-name.ts';
import { licenceName } from '../../models/licence.ts';
import { starterLibrary } from '../../repack/starter-library.ts';
import type { ReactiveControllerHost } from 'lit';
import type { GgufDescription, GgufRepo, HubGguf } from '../../downloads/contract/gguf-contract.ts';
import type { PackFiles } from '../../downloads/contract/packs-contract.ts';
import type { OfferedFile } from '../../ui/events/files-offered-event.ts';
import type { GgufState } from '../../ui/gguf-preview/gguf-state.ts';
import type { HubFormState } from '../../ui/hub-form/hub-form.ts';
import type { GgufCommands } from '../gguf-commands.ts';

type Offer =
  { kind: 'files'; files: PackFiles; description: GgufDescription } | { kind: 'hub'; gguf: HubGguf };

/** A GGUF on its way in: found, read, shown, and stored only when the visitor says so. */
export class GgufImport {
  state: GgufState | null = null;
  form: HubFormState = { phase: 'empty' };
  private readonly host: ReactiveControllerHost;
  private offer: Offer | null = null;
  private repo: GgufRepo | null = null;
  private abort = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.host = host;
  }

  get isAdding(): boolean {
    return this.state !== null && this.state.phase !== 'asking' && this.state.phase !== 'done';
  }

  /** Those of the files that are GGUF; a licence or a picture beside them does not matter. */
  static async ggufsIn(files: readonly OfferedFile[]): Promise<readonly OfferedFile[]> {
    const named = files.filter(({ path }) => isGgufPath(path));
    if (named.length > 0) return named;
    const [first] = files;
    const magic = files.length === 1 && first !== undefined ? await first.blob.slice(0, 4).text() : '';
    return magic === 'GGUF' ? files : [];
  }

  /** @throws AppError `gguf-invalid`, `gguf-unsupported`, `model-too-large` */
  async read(commands: GgufCommands, files: readonly OfferedFile[]): Promise<void> {
    this.dismiss();
    const description = await commands.describe({ files });
    this.offer = { kind: 'files', files: { files }, description };
    this.show(stateOf(description, null));
  }

  /** @throws AppError `repo-unusable`, `captive-portal`, `manifest-invalid` */
  async list(commands: GgufCommands, typed: string): Promise<void> {
    this.dismiss();
    this.showForm({ phase: 'listing' });
    try {
      this.repo = await commands.list(typed, this.abort.signal);
      this.showForm(listed(this.repo));
    } catch (error) {
      this.showForm({ phase: 'empty' });
      throw error;
    }
  }

  /** @throws AppError as `read`, `repo-unusable`, `download-failed`, `captive-portal` */
  async pick(commands: GgufCommands, index: number): Promise<void> {
    const { repo } = this;
    const listing = repo?.models[index];
    if (repo === null || listing === undefined) return;
    this.dismiss();
    this.showForm({ ...listed(repo), phase: 'reading', index });
    try {
      const gguf = await commands.describeHub({ repo, listing }, this.abort.signal);
      this.offer = { kind: 'hub', gguf };
      this.show(stateOf(gguf.description, repo.repo));
    } finally {
      this.showForm(listed(repo));
    }
  }

  /** @throws AppError as an import or a download does */
  async accept(commands: GgufCommands): Promise<void> {
    const { offer, state } = this;
    if (offer === null || state === null) return;
    const options = {
      signal: this.abort.signal,
      onEvent: (progress: Pick<GgufState, 'phase' | 'share'>) => this.show({ ...state, ...progress }),
    };
    this.show({ ...state, phase: offer.kind === 'hub' ? 'fetching' : 'importing' });
    try {
      if (offer.kind === 'hub') await commands.fetch(offer.gguf, options);
      else await commands.import(offer.files, offer.description, options);
      this.show({ ...state, phase: 'done', share: 1 });
    } catch (error) {
      this.dismiss();
      if (!isAbort(error)) throw error;
    }
  }

  /** Stops what is under way, and shows nothing of it any more. */
  dismiss(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.offer = null;
    this.show(null);
  }

  private show(state: GgufState | null): void {
    this.state = state;
    this.host.requestUpdate();
  }

  private showForm(form: HubFormState): void {
    this.form = form;
    this.host.requestUpdate();
  }
}

function stateOf(description: GgufDescription, repo: string | null): GgufState {
  const { licence, ...facts } = description;
  const { contextTokens, chipBytes } = facts;
  return {
    ...facts,
    // A library reads no more at once than it was compiled for.
    contextTokens: chipBytes === null ? contextTokens : Math.min(contextTokens, starterLibrary.contextTokens),
    phase: 'asking',
    licence: { name: licenceName(licence), url: licence.url },
    repo,
    share: 0,
  };
}

function listed({ repo, models }: GgufRepo): Extract<HubFormState, { phase: 'listed' }> {
  return {
    phase: 'listed',
    repo,
    models: models.map(({ name, quantization, sizeBytes, files }) => ({
      name,
      quantization,
      sizeBytes,
      parts: files.length,
    })),
  };
}
