// What a hub says of a repository: its newest commit, and the files of that.
import { nextPageUrl, parseRepoFacts, parseTree, revisionUrl, treeUrl } from '../../models/hub-api.ts';
import { invalidManifest } from '../../models/read-manifest-field.ts';
import { fetchSmallFile } from './fetch-small-file.ts';
import type { HubFile, RepoFacts } from '../../models/hub-api.ts';
import type { SmallFile } from './fetch-small-file.ts';

const longestAnswerBytes = 8 * 2 ** 20;
/** A thousand files each; a repository of a model has some hundred. */
const mostPages = 8;

export interface HubTree extends RepoFacts {
  files: readonly HubFile[];
}

/** @throws AppError `download-failed`, `manifest-invalid`; `AbortError` */
export async function readHubTree(hub: string, repo: string, signal: AbortSignal): Promise<HubTree> {
  const facts = parseRepoFacts((await fetchJson(revisionUrl(hub, repo), signal)).value);
  return { ...facts, files: await fetchTree(treeUrl(hub, repo, facts.commit), signal) };
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

/** @throws AppError `manifest-invalid` */
export function parseJson(bytes: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw invalidManifest(`${what} is not JSON`);
  }
}
