// What each GPU has shown here, kept on this device. An update of the browser gives it a new name, and so a new chance.
import type { EngineHistory, EngineWish } from '../models/choose-engine.ts';
import type { SettingsStorage } from './settings-storage.ts';

const unknown: EngineHistory = { answersWrong: false, gpuDeaths: 0 };
/** Names change with each update of the browser: the oldest are forgotten. */
const mostNames = 8;

type Entries = readonly (readonly [name: string, history: EngineHistory])[];

function parseEntries(value: unknown): Entries {
  if (!Array.isArray(value)) return [];
  return value.slice(-mostNames).flatMap((entry: unknown) => {
    const [name, history] = Array.isArray(entry) ? (entry as unknown[]) : [];
    if (typeof name !== 'string' || typeof history !== 'object' || history === null) return [];
    const { answersWrong, gpuDeaths } = history as Partial<Record<keyof EngineHistory, unknown>>;
    const deaths = typeof gpuDeaths === 'number' && gpuDeaths >= 0 ? gpuDeaths : 0;
    return [[name, { answersWrong: answersWrong === true, gpuDeaths: deaths }] as const];
  });
}

/** Without storage nothing is remembered beyond this page. */
export class EngineHistoryStorage {
  private readonly storage: SettingsStorage;
  private readonly ofThisPage = new Map<string, EngineHistory>();

  constructor(storage: SettingsStorage) {
    this.storage = storage;
  }

  async read(name: string): Promise<EngineHistory> {
    const inPage = this.ofThisPage.get(name);
    if (inPage !== undefined) return inPage;
    const entries = await this.entries();
    return entries.find(([other]) => other === name)?.[1] ?? unknown;
  }

  async change(name: string, edit: (history: EngineHistory) => EngineHistory): Promise<void> {
    const history = edit(await this.read(name));
    this.ofThisPage.set(name, history);
    const others = (await this.entries()).filter(([other]) => other !== name);
    const entries: Entries = [...others, [name, history] as const].slice(-mostNames);
    await this.storage.write('engine-history', entries).catch(() => undefined);
  }

  async readWish(): Promise<EngineWish> {
    const wish = await this.storage.read('engine-wish').catch(() => null);
    return wish === 'gpu' || wish === 'cpu' ? wish : 'auto';
  }

  async writeWish(wish: EngineWish): Promise<void> {
    await this.storage.write('engine-wish', wish).catch(() => undefined);
  }

  private async entries(): Promise<Entries> {
    return parseEntries(await this.storage.read('engine-history').catch(() => null));
  }
}
