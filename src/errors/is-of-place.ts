import type { AppError, ErrorCode } from './app-error.ts';

const codes: readonly ErrorCode[] = [
  'webgpu-unavailable',
  'device-unsuitable',
  'webassembly-unavailable',
  'storage-unavailable',
];

/** Whether this device, browser or page cannot run the model, so that trying again changes nothing. */
export const isOfPlace = ({ code }: AppError): boolean => codes.includes(code);
