// The two calls of a model hub's public API that name a model's files with their hashes, and what they answer.
// Pure: who fetches is elsewhere. Nothing that a hub says is trusted beyond its form.
import {
  invalidManifest,
  readList,
  readPath,
  readRecord,
  readSafeInteger,
  readText,
} from './read-manifest-field.ts';
import { isAppError } from '../errors/app-error.ts';

/** One file of a repository, as a hub lists it. */
export interface HubFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256 of its bytes; a hub knows it of large (LFS) files only. */
  readonly sha256: string | null;
  /** Git's own hash of a file that is not LFS: SHA-1 over `blob <size>\0` and the bytes. */
  readonly gitBlobId: string | null;
}

const commitForm = /^[0-9a-f]{40}$/;
const sha256Form = /^[0-9a-f]{64}$/;
const longestLinkHeader = 4096;

/** Which commit a branch stands at. */
export function revisionUrl(hub: string, repo: string, branch = 'main'): string {
  return `${hub}/api/models/${repo}/revision/${branch}`;
}

/** All files of a commit with their sizes and hashes. */
export function treeUrl(hub: string, repo: string, commit: string): string {
  return `${hub}/api/models/${repo}/tree/${commit}?recursive=true`;
}

/** The folder with the files themselves; ends with a slash. */
export function filesUrl(hub: string, repo: string, commit: string): string {
  return `${hub}/${repo}/resolve/${commit}/`;
}

/** What the answer to `revisionUrl` says of a repository. */
export interface RepoFacts {
  /** 40 hex digits. */
  readonly commit: string;
  /** As its maker wrote it, such as `apache-2.0`; empty where they did not. */
  readonly licence: string;
  /** Files are for those only who agreed to something on the hub. */
  readonly isGated: boolean;
}

/** The facts in the answer to `revisionUrl`. Throws `manifest-invalid` where there is no commit. */
export function parseRepoFacts(value: unknown): RepoFacts {
  const { sha, tags, gated } = readRecord(value, "the hub's answer");
  return {
    commit: readText(sha, 'the commit', commitForm),
    licence: licenceIn(tags),
    isGated: gated !== undefined && gated !== null && gated !== false,
  };
}

function licenceIn(tags: unknown): string {
  const texts = Array.isArray(tags) ? tags.slice(0, 1000).filter((tag) => typeof tag === 'string') : [];
  return texts.find((tag) => tag.startsWith('license:'))?.slice('license:'.length, 100) ?? '';
}

/**
 * The files in one page of the answer to `treeUrl`. Files with names that no model of ours may have (hidden ones, for
 * instance) are left out. Throws `manifest-invalid`.
 */
export function parseTree(value: unknown): readonly HubFile[] {
  return readList(value, "the hub's list of files").flatMap((item, index) => {
    const where = `file ${index} of the hub's list`;
    const entry = readRecord(item, where);
    if (entry.type !== 'file' || !isPlainPath(entry.path)) return [];
    return [readFile(entry, readPath(entry.path, where), where)];
  });
}

function readFile(entry: Record<string, unknown>, path: string, where: string): HubFile {
  if (entry.lfs === undefined || entry.lfs === null) {
    return {
      path,
      sizeBytes: readSafeInteger(entry.size, `the size of ${where}`, 0),
      sha256: null,
      gitBlobId: readText(entry.oid, `the oid of ${where}`, commitForm),
    };
  }
  const lfs = readRecord(entry.lfs, `lfs of ${where}`);
  return {
    path,
    sizeBytes: readSafeInteger(lfs.size, `the size of ${where}`, 0),
    sha256: readText(lfs.oid, `the SHA-256 of ${where}`, sha256Form),
    gitBlobId: null,
  };
}

/**
 * The next page of a list, from the `Link` header of the page at `pageUrl`; null where that was the last. A page
 * elsewhere than at the same address with another query is refused (`manifest-invalid`).
 */
export function nextPageUrl(link: string | null, pageUrl: string): string | null {
  if (link === null || link.length > longestLinkHeader) return null;
  const target = /<([^<>]*)>\s*;\s*rel="?next"?\s*(?:,|;|$)/i.exec(link)?.[1];
  if (target === undefined) return null;
  const page = new URL(pageUrl);
  const next = URL.canParse(target, page) ? new URL(target, page) : null;
  if (next?.origin !== page.origin || next.pathname !== page.pathname) {
    throw invalidManifest('the next page of the list lies elsewhere');
  }
  return next.href;
}

function isPlainPath(path: unknown): boolean {
  try {
    readPath(path, '');
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}
