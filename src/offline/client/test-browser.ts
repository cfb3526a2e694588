import { msg, str } from '@lit/localize';
import { readDevice } from '../../device/read-device.ts';
import { toAppError } from '../../errors/app-error.ts';
import { describeError } from '../../errors/describe-error.ts';
import { fitsDevice } from '../../models/fits-device.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { SelfTestItem } from '../contract/self-test-item.ts';

/** The part of the page's global object that counts here. */
export interface BrowserScope {
  isSecureContext: boolean;
  navigator: Navigator;
  indexedDB?: IDBFactory;
}

/** What the browser and the device have to offer. */
export async function* testBrowser(
  { needs }: ModelManifest,
  scope: BrowserScope,
): AsyncGenerator<SelfTestItem> {
  yield await testPersistence(scope);
  yield await testGpu(needs, scope);
  yield await testDatabase(scope);
}

async function testPersistence({ navigator }: BrowserScope): Promise<SelfTestItem> {
  const item = { id: 'persistence', title: msg('Safe from being cleared') };
  const { storage } = navigator as Partial<Pick<Navigator, 'storage'>>;
  const isPersisted = await storage?.persisted().catch(() => false);
  if (isPersisted === true) {
    return { ...item, state: 'ok', detail: msg('The browser has promised to keep these files.'), help: '' };
  }
  return {
    ...item,
    state: 'warning',
    detail: msg('The browser may remove the files when the disk runs full.'),
    help: msg(
      'Add Hearth to your bookmarks or install it as an app; browsers then usually agree to keep its files.',
    ),
  };
}

async function testGpu(needs: ModelManifest['needs'], scope: BrowserScope): Promise<SelfTestItem> {
  const item = { id: 'gpu', title: msg('The graphics chip') };
  try {
    const device = await readDevice(scope);
    const fit = fitsDevice(needs, device);
    if (fit.fits) {
      const detail =
        device.name === '' ? msg('The model can use it.') : msg(str`The model can use it: ${device.name}.`);
      return { ...item, state: 'ok', detail, help: '' };
    }
    return {
      ...item,
      state: 'missing',
      detail: msg(str`It lacks what this model needs: ${fit.missing.join(', ')}.`),
      help: msg('Choose a smaller model, or another device.'),
    };
  } catch (error) {
    const { title } = describeError(toAppError(error));
    const help = msg('A current Chrome, Edge, Safari 26 or Firefox usually offers it.');
    return { ...item, state: 'missing', detail: title, help };
  }
}

async function testDatabase({ indexedDB }: BrowserScope): Promise<SelfTestItem> {
  const item = { id: 'database', title: msg('Room for your chats') };
  try {
    if (indexedDB === undefined) throw new TypeError('no IndexedDB');
    await tryDatabase(indexedDB);
    return { ...item, state: 'ok', detail: msg('A trial entry could be written.'), help: '' };
  } catch {
    return {
      ...item,
      state: 'missing',
      detail: msg('The browser does not let this page store anything.'),
      help: msg('Leave the private window, or allow this site to store data.'),
    };
  }
}

/** Writes into a database of its own and removes it again. */
async function tryDatabase(indexedDB: IDBFactory): Promise<void> {
  const name = 'hearth-self-test';
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('trial');
  const database = await settle(opening);
  try {
    await settle(database.transaction('trial', 'readwrite').objectStore('trial').put('written', 'trial'));
  } finally {
    database.close();
    indexedDB.deleteDatabase(name);
  }
}

function settle<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('refused', 'UnknownError'));
  });
}
