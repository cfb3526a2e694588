import { msg, str } from '@lit/localize';
import { reasonInWords } from '../../errors/words/reasons.ts';
import { formatNumber } from '../../i18n/format-number.ts';
import type { OfflineInventory, PieceReport } from '../contract/offline-contract.ts';
import type { OfflineClient } from './offline-client.ts';
import type { OfflineState } from './offline-state.ts';
import type { SelfTestItem } from '../contract/self-test-item.ts';

const openOnce = (): string =>
  msg('Open this page once while you are online, and leave it open for a moment.');
const repair = (): string => msg('Use “Repair” while you are online: only what is bad is fetched again.');

/** The part of Hearth that opens the page: the service worker and the files it keeps. */
export async function* testSite(
  offline: Pick<OfflineClient, 'state' | 'isControlled' | 'inspect'>,
  thorough: boolean,
): AsyncGenerator<SelfTestItem> {
  const inventory = await offline.inspect(thorough);
  yield testKeeper(offline, inventory !== null);
  if (inventory === null) return;
  yield testFiles(inventory, ['shell', 'language'], {
    id: 'shell',
    title: msg('Files of the page'),
    help: repair(),
  });
  yield inventory.keepsEngine
    ? testFiles(inventory, inventory.engines ?? ['engine'], {
        id: 'engine',
        title: msg('Scripts of the engine'),
        help: repair(),
      })
    : {
        id: 'engine',
        title: msg('Scripts of the engine'),
        state: 'missing',
        detail: msg('They are kept once a model has been started.'),
        help: msg('Start the model once while you are online.'),
      };
}

function testKeeper(
  { state, isControlled }: Pick<OfflineClient, 'state' | 'isControlled'>,
  isThere: boolean,
): SelfTestItem {
  const item = { id: 'service-worker', title: msg('Opening the page without a network') };
  if (!isThere) return { ...item, ...whyNot(state) };
  if (!isControlled) {
    return {
      ...item,
      state: 'warning',
      detail: msg('It is set up, but this tab still came from the network.'),
      help: msg('Reload the page once in the usual way.'),
    };
  }
  const hasNewer = state.status === 'updated-elsewhere' || state.status === 'update-waiting';
  const detail = hasNewer
    ? msg('The browser opens it from this device. A newer version is ready too.')
    : msg('The browser opens it from this device.');
  return { ...item, state: 'ok', detail, help: '' };
}

function whyNot(state: OfflineState): Pick<SelfTestItem, 'state' | 'detail' | 'help'> {
  switch (state.status) {
    case 'unsupported':
      return {
        state: 'missing',
        detail: msg('This browser offers no service worker here.'),
        help: msg('Use an https address, and no private window.'),
      };
    case 'installing':
      return {
        state: 'missing',
        detail: msg('It is being set up now.'),
        help: msg('Wait a moment, then check again.'),
      };
    case 'idle':
      return { state: 'missing', detail: msg('It has not been set up yet.'), help: openOnce() };
    case 'off':
      return {
        state: 'missing',
        detail: msg(str`It could not be set up: ${reasonInWords(state.reason)}.`),
        help: openOnce(),
      };
    case 'ready':
    case 'update-waiting':
    case 'updated-elsewhere':
      return {
        state: 'warning',
        detail: msg('It is set up but does not answer.'),
        help: msg('Reload the page.'),
      };
  }
}

function testFiles(
  { pieces }: OfflineInventory,
  groups: readonly PieceReport['group'][],
  { id, title, help }: Pick<SelfTestItem, 'id' | 'title' | 'help'>,
): SelfTestItem {
  const all = pieces.filter((piece) => groups.includes(piece.group));
  const bad = all.filter(({ state }) => state !== 'ok');
  const there = formatNumber(all.length - bad.length);
  const whole = formatNumber(all.length);
  const found = msg(str`${there} of ${whole} are there.`);
  if (bad.length === 0) return { id, title, state: 'ok', detail: found, help: '' };
  const isDamaged = bad.some(({ state }) => state === 'damaged');
  const names = bad.map(({ path }) => path.split('/').at(-1)).join(', ');
  return {
    id,
    title,
    state: isDamaged ? 'damaged' : 'missing',
    detail: isDamaged
      ? msg(str`${there} of ${whole} are there and whole. Damaged or missing: ${names}.`)
      : msg(str`${there} of ${whole} are there. Missing: ${names}.`),
    help,
  };
}
