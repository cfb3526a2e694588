import { AppError } from '../../errors/app-error.ts';
import {
  chatConfigPath,
  parseChatConfig,
  parseWeightIndex,
  requireFile,
  weightIndexPath,
} from '../../models/engine-files.ts';
import { gitBlobId } from '../../models/git-blob-id.ts';
import { filesUrl } from '../../models/hub-api.ts';
import { invalidManifest } from '../../models/read-manifest-field.ts';
import { sha256Hex } from '../../models/sha256.ts';
import { fetchSmallFile } from './fetch-small-file.ts';
import { parseJson, readHubTree } from './read-hub-tree.ts';
import type { CatalogueEntry } from '../../models/catalogue-entry.ts';
import type { ChatConfigFacts } from '../../models/engine-files.ts';
import type { HubFile } from '../../models/hub-api.ts';

/** A tokenizer may have 30 MB; anything larger is weights, and those have their SHA-256 in the list. */
const longestFileBytes = 64 * 2 ** 20;

/** One repository at one commit of one hub, and what had to be read of it. */
export class HubReader {
  /** What was read and is as the hub lists it, by path. */
  readonly contents = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly commit: string;
  readonly tree: readonly HubFile[];
  config: ChatConfigFacts = { tokenizerPath: 'tokenizer.json', contextTokens: null };
  shards: readonly { path: string; sizeBytes: number }[] = [];
  private readonly folder: string;
  private readonly signal: AbortSignal;

  private constructor(commit: string, tree: readonly HubFile[], folder: string, signal: AbortSignal) {
    this.commit = commit;
    this.tree = tree;
    this.folder = folder;
    this.signal = signal;
  }

  /** Asks for the newest commit and its files, and reads the two that name others. */
  static async open(hub: string, { repo }: CatalogueEntry, signal: AbortSignal): Promise<HubReader> {
    if (repo === null) throw invalidManifest('the model has no repository');
    const { commit, files } = await readHubTree(hub, repo, signal);
    const reader = new HubReader(commit, files, filesUrl(hub, repo, commit), signal);
    reader.config = parseChatConfig(await reader.readJson(chatConfigPath));
    reader.shards = parseWeightIndex(await reader.readJson(weightIndexPath));
    return reader;
  }

  /** Reads a file, compares it with what the hub lists, and keeps it. @throws AppError `integrity-mismatch` and others */
  async read(file: HubFile): Promise<Uint8Array<ArrayBuffer>> {
    const { path, sizeBytes } = file;
    if (sizeBytes > longestFileBytes) throw invalidManifest(`${path} is too large for a file without a hash`);
    const { bytes } = await fetchSmallFile(new URL(path, this.folder).href, {
      signal: this.signal,
      maximumBytes: longestFileBytes,
    });
    const mismatch = await findMismatch(file, bytes);
    if (mismatch !== null) throw new AppError('integrity-mismatch', { path, ...mismatch });
    this.contents.set(path, bytes);
    return bytes;
  }

  private async readJson(path: string): Promise<unknown> {
    return parseJson(await this.read(requireFile(this.tree, path)), path);
  }
}

/** A short file is told from a wrong one by its size, which says more to whoever reads it. */
async function findMismatch(
  { sizeBytes, sha256, gitBlobId: blobId }: HubFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ expected: string; actual: string } | null> {
  if (bytes.byteLength !== sizeBytes) {
    return { expected: `${sizeBytes} bytes`, actual: `${bytes.byteLength} bytes` };
  }
  const expected = sha256 ?? blobId;
  const actual = sha256 === null ? await gitBlobId(bytes) : await sha256Hex(bytes);
  return expected === null || expected === actual ? null : { expected, actual };
}
