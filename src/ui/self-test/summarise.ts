import { msg, str } from '@lit/localize';
import { plural } from '../../i18n/format-number.ts';
import type { SelfTestItem } from '../../offline/contract/self-test-item.ts';

/** Where the self-test stands. */
export type SelfTestStatus = 'idle' | 'running' | 'done';

/** The result in one sentence. */
export function summarise(items: readonly SelfTestItem[], status: SelfTestStatus): string {
  if (status === 'idle')
    return msg('See whether everything is on this device that Hearth needs without a network.');
  if (status === 'running') return msg(str`Looking: ${items.length} done so far.`);
  const bad = items.filter(({ state }) => state === 'missing' || state === 'damaged').length;
  if (bad === 0) return msg('Everything is on this device. Hearth answers without a network.');
  return plural(
    bad,
    msg('One thing is missing or damaged. Without a network, Hearth may not work.'),
    msg(str`${bad} things are missing or damaged. Without a network, Hearth may not work.`),
  );
}

/** Whether fetching again would help: not with what the browser or the device lacks. */
export function isRepairable({ id, state }: SelfTestItem): boolean {
  if (state !== 'missing' && state !== 'damaged') return false;
  return ['shell', 'engine', 'library'].includes(id) || id.startsWith('file:');
}
