import type { DownloadProgress } from '../downloads/contract/downloads-contract.ts';
import type { AppError } from '../errors/app-error.ts';
import type { LoadProgress } from '../inference/contract/inference-contract.ts';
import type { EngineReason } from '../models/choose-engine.ts';
import type { CrashNote } from '../storage/crash-sentinel.ts';

/** The life of the model on this page, from “not asked yet” to “ready” or a failure. */
export type ModelState =
  /** Looking whether this device fits and what is stored already. */
  | { status: 'checking' }
  /** The device cannot run it; `error` says why. */
  | { status: 'unsupported'; error: AppError }
  /** Nothing happens before the visitor agrees. */
  | {
      status: 'offered';
      /** All files are on this device. */
      stored: boolean;
      /** Bytes that an earlier attempt left here, of all. */
      storedBytes: number;
      totalBytes: number;
      /** The tab died with this model last time. */
      crash: CrashNote | null;
      /** Why it runs where it runs. */
      reason: EngineReason;
    }
  /** Asking a hub of which files the model consists. */
  | { status: 'resolving' }
  /**
   * `isPrivate`: this is probably a private window, where nothing stays. `isAsking`: the browser asks the visitor whether
   * the site may keep what it stores.
   */
  | ({ status: 'downloading'; isPrivate: boolean; isAsking: boolean } & DownloadProgress)
  /** Stopped on the way: by the person, or by a failure that they can do something about. */
  | { status: 'paused'; receivedBytes: number; totalBytes: number; reason: 'person' | AppError }
  | { status: 'loading'; progress: LoadProgress }
  /** Loaded; it answers questions with known answers, once on each device. */
  | { status: 'trying' }
  /**
   * It answers. `isResting`: it was put away unused, and the next question starts it again by itself.
   * `canSwitchThinking`: it can think aloud before it answers, or be told not to.
   */
  | { status: 'ready'; contextTokens: number; device: string; isResting?: true; canSwitchThinking?: true }
  | { status: 'failed'; error: AppError };
