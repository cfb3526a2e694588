// The words of failures, fetched with the first of them: many, and most visits have none.
import { describeError } from '../../errors/describe-error.ts';
import { readPlatform } from '../../app/read-platform.ts';
import { suggestHelp } from '../../ui/unsupported/suggest-help.ts';
import type { AppError } from '../../errors/app-error.ts';

export interface FailureText {
  title: string;
  explanation: string;
  /** What would help a device that cannot run the model. */
  help: readonly string[];
}

export function failureText(error: AppError): FailureText {
  const { title, explanation } = describeError(error);
  const isOfDevice = error.code === 'webgpu-unavailable' || error.code === 'device-unsuitable';
  return { title, explanation, help: isOfDevice ? suggestHelp(error, readPlatform()) : [] };
}
