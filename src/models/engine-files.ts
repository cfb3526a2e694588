// Which files of a repository web-llm 0.2.86 reads, and in which other files it finds their names: the configuration
// names the tokenizer, the index of the weights names the shards. Everything else a repository holds is not fetched.
import { invalidManifest, readList, readPath, readRecord, readSafeInteger } from './read-manifest-field.ts';
import type { HubFile } from './hub-api.ts';

export const chatConfigPath = 'mlc-chat-config.json';
/** The name since web-llm 0.2.80; repositories that only have `ndarray-cache.json` cannot be loaded by it. */
export const weightIndexPath = 'tensor-cache.json';

/** In this order: `asyncLoadTokenizer` takes the first that the configuration names. */
const tokenizerPaths = ['tokenizer.json', 'tokenizer.model'] as const;
const licencePath = /^LICEN[CS]E[A-Za-z0-9._-]*$/i;
const longestLicenceBytes = 2 ** 20;

export interface ChatConfigFacts {
  readonly tokenizerPath: (typeof tokenizerPaths)[number];
  /** Null where the file does not say. */
  readonly contextTokens: number | null;
}

/** What `mlc-chat-config.json` says of other files. Throws `manifest-invalid`. */
export function parseChatConfig(value: unknown): ChatConfigFacts {
  const config = readRecord(value, chatConfigPath);
  const named = readList(config.tokenizer_files, `tokenizer_files in ${chatConfigPath}`);
  const tokenizerPath = tokenizerPaths.find((path) => named.includes(path));
  if (tokenizerPath === undefined)
    throw invalidManifest(`${chatConfigPath} names no tokenizer that can be read`);
  const tokens = config.context_window_size;
  const isKnown = typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens > 0;
  return { tokenizerPath, contextTokens: isKnown ? tokens : null };
}

/** The shards that `tensor-cache.json` names, with their sizes. Throws `manifest-invalid`. */
export function parseWeightIndex(value: unknown): readonly { path: string; sizeBytes: number }[] {
  const records = readList(readRecord(value, weightIndexPath).records, `records in ${weightIndexPath}`);
  if (records.length === 0) throw invalidManifest(`${weightIndexPath} names no weights`);
  return records.map((item, index) => {
    const where = `records[${index}] in ${weightIndexPath}`;
    const shard = readRecord(item, where);
    return {
      path: readPath(shard.dataPath, `${where}.dataPath`),
      sizeBytes: readSafeInteger(shard.nbytes, `${where}.nbytes`, 1),
    };
  });
}

/** The file of that name. Throws `manifest-invalid` where the repository has none. */
export function requireFile(tree: readonly HubFile[], path: string): HubFile {
  const file = tree.find((candidate) => candidate.path === path);
  if (file !== undefined) return file;
  const hasOldIndex = path === weightIndexPath && tree.some((other) => other.path === 'ndarray-cache.json');
  throw invalidManifest(
    hasOldIndex ? 'the repository is older than this engine can read' : `the repository lacks ${path}`,
  );
}

/** All files the engine reads, each once, and the licence. Throws `manifest-invalid` where one is missing or of another size. */
export function engineFiles(
  tree: readonly HubFile[],
  config: ChatConfigFacts,
  shards: readonly { path: string; sizeBytes: number }[],
  extraPaths: readonly string[],
): readonly HubFile[] {
  const weights = shards.map(({ path, sizeBytes }) => {
    const file = requireFile(tree, path);
    if (file.sha256 === null) throw invalidManifest(`the hub does not tell the SHA-256 of ${path}`);
    if (file.sizeBytes !== sizeBytes)
      throw invalidManifest(`${path} has another size than ${weightIndexPath} says`);
    return file;
  });
  const named = [chatConfigPath, config.tokenizerPath, ...extraPaths];
  const licences = tree.filter(
    ({ path, sizeBytes }) => licencePath.test(path) && sizeBytes <= longestLicenceBytes,
  );
  const files = [
    ...named.map((path) => requireFile(tree, path)),
    ...weights,
    requireFile(tree, weightIndexPath),
    ...licences,
  ];
  return [...new Set(files)];
}
