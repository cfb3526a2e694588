import type { AppError } from '../errors/app-error.ts';
import type { LoadProgress } from '../inference/contract/inference-contract.ts';

/** The life of the model on this page, from “not asked yet” to “ready” or a failure. */
export type ModelState =
  /** Looking whether this device fits and what is stored already. */
  | { status: 'checking' }
  /** The device cannot run it; `error` says why. */
  | { status: 'unsupported'; error: AppError }
  /** Nothing happens before the visitor agrees. `stored`: all files are on this device. */
  | { status: 'offered'; stored: boolean }
  | { status: 'downloading'; receivedBytes: number; totalBytes: number; bytesPerSecond: number | null }
  | { status: 'loading'; progress: LoadProgress }
  | { status: 'ready'; contextTokens: number; gpu: string }
  | { status: 'failed'; error: AppError };
