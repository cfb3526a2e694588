import { AppError } from '../../errors/app-error.ts';
import {
  chatConfigPath,
  parseChatConfig,
  parseWeightIndex,
  requireFile,
  weightIndexPath,
} from '../../models/engine-files.ts';
import { gitBlobId } from '../../models/git-blob-id.ts';
import {
  filesUrl,
  nextPageUrl,
  parseRevision,
  parseTree,
  revisionUrl,
  treeUrl,
} from '../../models/hub-api.ts';
import { invalidManifest } from '../../models/read-manifest-field.ts';
import { sha256Hex } from '../../models/sha256.ts';
import { fetchSmallFile } from './fetch-small-file.ts';
import type { CatalogueEntry } from '../../models/catalogue-entry.ts';
import type { ChatConfigFacts } from '../../models/engine-files.ts';
import type { HubFile } from '../../models/hub-api.ts';
import type { SmallFile } from './fetch-small-file.ts';

const longestAnswerBytes = 8 * 2 ** 20;
/** A tokenizer may have 30 MB; anything larger is weights, and those have their SHA-256 in the list. */
const longestFileBytes = 64 * 2 ** 20;
/** A thousand files each; a repository of a model has some hundred. */
const mostPages = 8;

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
    const commit = parseRevision((await fetchJson(revisionUrl(hub, repo), signal)).value);
    const tree = await fetchTree(treeUrl(hub, repo, commit), signal);
    const reader = new HubReader(commit, tree, filesUrl(hub, repo, commit), signal);
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

async function fetchTree(url: string, signal: AbortSignal): Promise<readonly HubFile[]> {
  const files: HubFile[] = [];
  let next: string | null = url;
  for (let page = 0; next !== null; page++) {
    if (page === mostPages) throw invalidManifest("the hub's list of files does not end");
    const { value, headers } = await fetchJson(next, signal);
    files.push(...parseTree(value));
    next = nextPageUrl(headers.get('link'), next);
  }
  return files;
}

async function fetchJson(
  url: string,
  signal: AbortSignal,
): Promise<{ value: unknown; headers: SmallFile['headers'] }> {
  const { bytes, headers } = await fetchSmallFile(url, { signal, maximumBytes: longestAnswerBytes });
  return { value: parseJson(bytes, "the hub's answer"), headers };
}

function parseJson(bytes: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw invalidManifest(`${what} is not JSON`);
  }
}
