// GGUF models on a hub: which there are, what one is, and the manifest that makes it binding.
import { AppError, isAppError } from '../../errors/app-error.ts';
import { listGgufsOf } from '../../models/gguf-listing.ts';
import { modelId } from '../../models/gguf-name.ts';
import { filesUrl } from '../../models/hub-api.ts';
import { parseRepoName } from '../../models/repo-name.ts';
import { describeParts, manifestFacts } from './describe-gguf-parts.ts';
import { prefixSource } from './prefix-source.ts';
import { readHubTree } from './read-hub-tree.ts';
import type { ErrorCode, RepoProblem } from '../../errors/app-error.ts';
import type { GgufManifest } from '../../models/model-manifest.ts';
import type { DescribeHubGgufParams, GgufRepo, HubGguf, ListGgufsParams } from '../contract/gguf-contract.ts';

const problem = (repo: string, reason: RepoProblem): AppError =>
  new AppError('repo-unusable', { repo, reason });

/** @throws AppError `repo-unusable`, `captive-portal`, `manifest-invalid`; `AbortError` */
export async function listGgufs(
  { repo: typed, hubs }: ListGgufsParams,
  signal: AbortSignal,
): Promise<GgufRepo> {
  const repo = parseRepoName(typed);
  if (repo === null) throw problem(typed.trim(), 'bad-name');
  const failures: AppError[] = [];
  for (const hub of hubs) {
    try {
      return await listFrom(hub, repo, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!isAppError(error)) throw error;
      failures.push(inWords(error, repo));
    }
  }
  // The first hub is the one that the site's owner prefers.
  throw failures[0] ?? problem(repo, 'no-answer');
}

async function listFrom(hub: string, repo: string, signal: AbortSignal): Promise<GgufRepo> {
  const { commit, licence, isGated, files } = await readHubTree(hub, repo, signal);
  if (isGated) throw problem(repo, 'gated');
  const models = listGgufsOf(files);
  if (models.length === 0) throw problem(repo, 'no-gguf');
  return { repo, hub, commit, licence, models };
}

/** A hub answers 401 for what is not there too, so that nobody learns which private names exist. */
const hiding: readonly (number | null)[] = [401, 403, 404];

function inWords(error: AppError, repo: string): AppError {
  if (!isCode(error, 'download-failed')) return error;
  const { status, url } = error.detail;
  if (status === 200) return new AppError('captive-portal', { url }, { cause: error });
  return problem(repo, hiding.includes(status) ? 'hidden' : 'no-answer');
}

function isCode<Code extends ErrorCode>(error: AppError, code: Code): error is AppError<Code> {
  const { code: actual }: { code: ErrorCode } = error;
  return actual === code;
}

/** @throws AppError `repo-unusable`, `download-failed`, `gguf-invalid`, `gguf-unsupported`, `model-too-large`; `AbortError` */
export async function describeHubGguf(
  { repo: listed, listing, hubs, ...host }: DescribeHubGgufParams,
  signal: AbortSignal,
): Promise<HubGguf> {
  const { repo, hub, commit, licence } = listed;
  const folder = filesUrl(hub, repo, commit);
  const parts = listing.files.map(({ path, sizeBytes }) => ({
    path,
    source: prefixSource(new URL(path, folder).href, sizeBytes, signal),
  }));
  try {
    const { description } = await describeParts(parts, host, licence);
    const bestFirst = [hub, ...hubs.filter((other) => other !== hub)];
    const manifest: GgufManifest = {
      id: modelId(listing.name),
      revision: commit,
      files: listing.files,
      ...manifestFacts(description),
    };
    const filesUrls = bestFirst.map((each) => filesUrl(each, repo, commit));
    const [owner = ''] = repo.split('/');
    const maker = description.maker === '' ? owner : description.maker;
    return { description: { ...description, maker }, manifest, source: { filesUrls, libraryUrls: [] } };
  } catch (error) {
    signal.throwIfAborted();
    if (!isAppError(error) || !isCode(error, 'download-failed')) throw error;
    const { status } = error.detail;
    if (status === 401 || status === 403) throw problem(repo, 'gated');
    throw status === null ? problem(repo, 'no-answer') : error;
  }
}
