// From a choice to a model that answers, step by step. Each step tells the state; failures end it.
import { AppError } from '../errors/app-error.ts';
import { checkAnswers } from '../inference/client/check-answers.ts';
import { isSoftwareGpu } from '../models/software-gpu.ts';
import { loadParams } from '../inference/contract/load-params.ts';
import type { DownloadProgress } from '../downloads/contract/downloads-contract.ts';
import type { DownloadsClient } from '../downloads/client/downloads-client.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type { LoadedModel, LoadProgress } from '../inference/contract/inference-contract.ts';
import type { Elsewhere } from '../models/endpoint-model.ts';
import type { ModelChoice, ModelFiles } from '../models/model-choice.ts';
import type { ModelManifest } from '../models/model-manifest.ts';
import type { CrashSentinel } from '../storage/crash-sentinel.ts';
import type { ModelState } from './model-state.ts';

/** What is remembered of models on this device. */
export interface ModelMemory {
  /** Which files the model consists of; asks a hub the first time, and remembers what it said. */
  resolve: (choice: ModelChoice, signal: AbortSignal) => Promise<ModelFiles>;
  /** What the check of known answers found on this GPU; null before it was asked. */
  verdict: (manifest: ModelManifest, gpu: string) => Promise<'right' | 'right-when-fresh' | null>;
  keepVerdict: (files: ModelFiles, gpu: string, verdict: 'right' | 'right-when-fresh') => Promise<void>;
  noteUse: (files: ModelFiles) => Promise<void>;
  noteVerified: (files: ModelFiles) => Promise<void>;
}

export interface BringUpServices {
  downloads: Pick<DownloadsClient, 'fetchModel' | 'inspectModel' | 'prepareStorage'>;
  inference: Pick<SharedInference, 'load' | 'generate' | 'unload'>;
  sentinel: Pick<CrashSentinel, 'guard'>;
  memory: ModelMemory;
  /** Asks the browser to keep what is stored; it may ask the visitor. */
  persist: () => Promise<void>;
}

export interface BringUp {
  choice: ModelChoice;
  /** Also read what is stored already, and fetch again what is damaged. */
  repair: boolean;
  /** The visitor has agreed to fetch what is missing. */
  mayFetch: boolean;
  signal: AbortSignal;
  tell: (state: ModelState) => void;
}

export interface BroughtUp {
  /** Null for a model that runs elsewhere. */
  files: ModelFiles | null;
  loaded: LoadedModel;
  /** Its library continues wrongly, so each turn is read from its beginning. */
  freshEachTurn: boolean;
}

/** @throws AppError of downloads and engine, `answers-wrong`; `AbortError` */
export function bringUp(services: BringUpServices, work: BringUp): Promise<BroughtUp> {
  const { elsewhere } = work.choice;
  return elsewhere === null ? bringUpHere(services, work) : bringUpElsewhere(services, work, elsewhere);
}

/** Nothing to resolve or fetch; and whether a server computes rightly is the business of whoever runs it. */
async function bringUpElsewhere(
  { inference }: BringUpServices,
  { signal, tell }: BringUp,
  elsewhere: Elsewhere,
): Promise<BroughtUp> {
  tell({ status: 'loading', progress: { phase: 'starting' } });
  const onEvent = (progress: LoadProgress): void => tell({ status: 'loading', progress });
  const loaded = await inference.load(elsewhere, { signal, onEvent });
  return { files: null, loaded, freshEachTurn: false };
}

async function bringUpHere(services: BringUpServices, work: BringUp): Promise<BroughtUp> {
  const { choice, signal, tell } = work;
  const { inference, sentinel, memory } = services;
  const files = choice.files ?? (await resolve(services, work));
  await fetchFiles(services, work, files);
  tell({ status: 'loading', progress: { phase: 'starting' } });
  const loaded = await sentinel.guard(choice.card.id, 'loading', () =>
    inference.load(loadParams(files.manifest), {
      signal,
      onEvent: (progress) => tell({ status: 'loading', progress }),
    }),
  );
  await memory.noteUse(files);
  return { files, loaded, freshEachTurn: await isFreshNeeded(services, work, files, loaded) };
}

async function resolve({ memory }: BringUpServices, { choice, signal, tell }: BringUp): Promise<ModelFiles> {
  tell({ status: 'resolving' });
  return memory.resolve(choice, signal);
}

async function fetchFiles(
  { downloads, memory, persist }: BringUpServices,
  { repair, mayFetch, signal, tell }: BringUp,
  files: ModelFiles,
): Promise<void> {
  const { complete, storedBytes: receivedBytes, totalBytes } = await downloads.inspectModel(files.manifest);
  if (complete && !repair) return;
  if (!mayFetch) throw new AppError('files-missing', { paths: [] });
  const isAsking = watchQuestion(persist());
  let isPrivate = false;
  const show = (progress: DownloadProgress): void =>
    tell({ status: 'downloading', isPrivate, isAsking: isAsking(), ...progress });
  show({ receivedBytes, totalBytes, bytesPerSecond: null, activity: 'fetching' });
  // Some windows store nothing, and some only until they are closed: better said before than after.
  isPrivate = (await downloads.prepareStorage()).privateWindow === 'likely';
  await downloads.fetchModel({ ...files, repair }, { signal, onEvent: show });
  await memory.noteVerified(files);
}

/** Some browsers ask the visitor before they promise anything; the others have answered by then. */
const answeredAtOnceMs = 500;

/** @returns whether the browser seems to be asking at the moment */
function watchQuestion(question: Promise<void>): () => boolean {
  const askedAtMs = performance.now();
  let isOpen = true;
  void question.finally(() => (isOpen = false));
  return () => isOpen && performance.now() - askedAtMs > answeredAtOnceMs;
}

/** Asks the questions with known answers where that was not done yet. */
async function isFreshNeeded(
  { inference, memory }: BringUpServices,
  { signal, tell }: BringUp,
  files: ModelFiles,
  { device }: LoadedModel,
): Promise<boolean> {
  // A processor computes rightly, whether it plays a GPU or not, and slowly: the check would cost it half a minute.
  if (files.manifest.library === null) return false;
  const known = await memory.verdict(files.manifest, device);
  if (known !== null || isSoftwareGpu(device)) return known === 'right-when-fresh';
  tell({ status: 'trying' });
  const verdict = await checkAnswers(inference, signal);
  if (verdict.kind === 'wrong') {
    inference.unload();
    const { expected, actual } = verdict;
    throw new AppError('answers-wrong', { expected, actual });
  }
  await memory.keepVerdict(files, device, verdict.kind);
  return verdict.kind === 'right-when-fresh';
}
