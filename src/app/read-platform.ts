import type { Platform } from '../ui/unsupported/suggest-help.ts';

const patterns: readonly [RegExp, Platform][] = [
  [/android/i, 'android'],
  [/iphone|ipad/i, 'ios'],
  [/windows/i, 'windows'],
  [/mac os/i, 'mac'],
  [/linux|cros/i, 'linux'],
];

/** The visitor's system, for advice only; a wrong guess costs a sentence. */
export function readPlatform(userAgent: string = navigator.userAgent): Platform {
  return patterns.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'unknown';
}
