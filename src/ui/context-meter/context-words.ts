// Words for sizes in tokens, for the meter, its dialog and the choices.
import { msg, str } from '@lit/localize';
import { formatNumber, plural } from '../../i18n/format-number.ts';
import type { ContextCount } from '../../conversations/context-count.ts';

/** “1,280 tokens”. */
export function tokenWords(tokens: number): string {
  const count = formatNumber(tokens);
  return plural(tokens, msg(str`${count} token`), msg(str`${count} tokens`));
}

/** “780 of 2,048 tokens”, or about so many. */
export function usedWords({ usedTokens, contextTokens, isExact }: ContextCount): string {
  const used = formatNumber(usedTokens);
  const all = formatNumber(contextTokens);
  return isExact ? msg(str`${used} of ${all} tokens`) : msg(str`about ${used} of ${all} tokens`);
}

/** How full the context is: 1 and more is full. */
export const shareOf = ({ usedTokens, contextTokens }: ContextCount): number => usedTokens / contextTokens;

/** “38 %”. */
export function shareWords(share: number): string {
  const percent = formatNumber(Math.round(share * 100));
  return msg(str`${percent}\u00a0%`, { desc: 'a percentage' });
}
