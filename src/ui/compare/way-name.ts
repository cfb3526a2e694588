import { msg, str } from '@lit/localize';

/** “Way A”: what a column is called. */
export function wayName(index: number): string {
  const letter = String.fromCodePoint(65 + index);
  return msg(str`Way ${letter}`, { desc: 'one of the ways in which the same question is asked' });
}
