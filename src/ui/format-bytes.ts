// No Intl here: its first use costs a slow computer more time than all the rest of the page's start.

function inUnit(bytes: number, ofBytes: number): [number: string, unit: string] {
  if (ofBytes >= 1e9) return [(bytes / 1e9).toFixed(1), 'GB'];
  if (ofBytes < 0.95e5) return [(bytes / 1e3).toFixed(0), 'kB'];
  return [(bytes / 1e6).toFixed(ofBytes < 9.95e6 ? 1 : 0), 'MB'];
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
  return `${(bytesPerSecond / 1e6).toFixed(1)}\u00a0MB/s`;
}
