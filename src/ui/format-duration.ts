function count(value: number, unit: string): string {
  return `${value}\u00a0${unit}${value === 1 ? '' : 's'}`;
}

/** A time that still lies ahead, in the words of a person: “about 6 s”, “about 4 minutes”. */
export function formatRemaining(seconds: number): string {
  if (seconds < 1.5) return 'a moment';
  if (seconds < 55) return `about ${Math.round(seconds)}\u00a0s`;
  if (seconds < 55 * 60) return `about ${count(Math.max(1, Math.round(seconds / 60)), 'minute')}`;
  return `about ${count(Math.max(1, Math.round(seconds / 3600)), 'hour')}`;
}

/** A measured time: “0.9 s”. */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)}\u00a0s`;
}
