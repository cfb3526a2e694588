import { msg, str } from '@lit/localize';
import { formatNumber } from '../i18n/format-number.ts';

function inUnit(bytes: number, ofBytes: number): [number: string, unit: string] {
  if (ofBytes >= 1e9) return [formatNumber(bytes / 1e9, 1), msg('GB', { desc: 'gigabyte' })];
  if (ofBytes < 0.95e5)
    return [formatNumber(bytes / 1e3, hasTenths(ofBytes) ? 1 : 0), msg('kB', { desc: 'kilobyte' })];
  return [formatNumber(bytes / 1e6, ofBytes < 9.95e6 ? 1 : 0), msg('MB', { desc: 'megabyte' })];
}

/** A few kilobytes: whole ones would say little. */
const hasTenths = (bytes: number): boolean => bytes >= 50 && bytes < 9.95e3;

/** “112 MB”, “1.4 GB”, “0.3 MB”: decimal units, as shops and file managers count. */
export function formatBytes(bytes: number): string {
  return inUnit(bytes, bytes).join('\u00a0');
}

/** “61 of 112 MB”: both in the unit of the whole. */
export function formatBytesOf(bytes: number, totalBytes: number): string {
  const [part] = inUnit(bytes, totalBytes);
  const whole = inUnit(totalBytes, totalBytes).join('\u00a0');
  return partOf(part, whole);
}

/** “61 of 112”. */
export function partOf(part: string, whole: string): string {
  return msg(str`${part} of ${whole}`, { desc: 'so many of so many' });
}

/** “8.2 MB/s”. */
export function formatBytesPerSecond(bytesPerSecond: number): string {
  const megabytes = formatNumber(bytesPerSecond / 1e6, 1);
  return msg(str`${megabytes}\u00a0MB/s`, { desc: 'megabytes per second' });
}
