import { msg, str } from '@lit/localize';
import { formatNumber, plural } from '../i18n/format-number.ts';

/** A time that still lies ahead, in the words of a person: “about 6 s”, “about 4 minutes”. */
export function formatRemaining(seconds: number): string {
  if (seconds < 1.5) return msg('a moment', { desc: 'a remaining time of about a second' });
  if (seconds < 55) {
    const count = formatNumber(Math.round(seconds));
    return msg(str`about ${count}\u00a0s`, { desc: 'remaining seconds' });
  }
  return seconds < 55 * 60 ? aboutMinutes(seconds / 60) : aboutHours(seconds / 3600);
}

function aboutMinutes(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  const count = formatNumber(whole);
  return plural(whole, msg(str`about ${count}\u00a0minute`), msg(str`about ${count}\u00a0minutes`));
}

function aboutHours(hours: number): string {
  const whole = Math.max(1, Math.round(hours));
  const count = formatNumber(whole);
  return plural(whole, msg(str`about ${count}\u00a0hour`), msg(str`about ${count}\u00a0hours`));
}

/** A measured time: “0.9 s”. */
export function formatSeconds(milliseconds: number): string {
  const seconds = formatNumber(milliseconds / 1000, 1);
  return msg(str`${seconds}\u00a0s`, { desc: 'measured seconds' });
}

/** A time that is over, without a fraction: “4 s”, “2 min 5 s”. */
export function formatSpan(milliseconds: number): string {
  const whole = Math.max(1, Math.round(milliseconds / 1000));
  const seconds = formatNumber(whole % 60);
  if (whole < 60) return msg(str`${seconds}\u00a0s`, { desc: 'measured seconds' });
  const minutes = formatNumber(Math.floor(whole / 60));
  return msg(str`${minutes}\u00a0min ${seconds}\u00a0s`, { desc: 'measured minutes and seconds' });
}
