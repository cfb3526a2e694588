import { msg, str } from '@lit/localize';

export function waitingTime(seconds: number): string {
  if (seconds <= 1) return msg('a second', { desc: 'a time to wait' });
  return seconds < 90
    ? msg(str`${String(Math.ceil(seconds))} seconds`, { desc: 'a time to wait' })
    : msg(str`${String(Math.ceil(seconds / 60))} minutes`, { desc: 'a time to wait' });
}
