const megabytes = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });

function inUnit(bytes: number, ofBytes: number): [number: string, unit: string] {
  if (ofBytes >= 1e9) return [precise.format(bytes / 1e9), 'GB'];
  return [(ofBytes < 9.95e6 ? precise : megabytes).format(bytes / 1e6), 'MB'];
}

/** “112 MB”, “1.4 GB”, “0.3 MB”: decimal units, as shops and file managers count. */
export function formatBytes(bytes: number): string {
  return inUnit(bytes, bytes).join('\u00a0');
}

/** “61 of 112 MB”: both in the unit of the whole. */
export function formatBytesOf(bytes: number, totalBytes: number): string {
  return `${inUnit(bytes, totalBytes)[0]} of ${inUnit(totalBytes, totalBytes).join('\u00a0')}`;
}

/** “8.2 MB/s”. */
export function formatBytesPerSecond(bytesPerSecond: number): string {
  return `${precise.format(bytesPerSecond / 1e6)}\u00a0MB/s`;
}
