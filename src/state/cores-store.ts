import { Store } from './store.ts';
import type { Isolation } from '../offline/client/isolation.ts';
import type { OfflineClient } from '../offline/client/offline-client.ts';
import type { SettingsStorage } from '../storage/settings-storage.ts';

/** Whether models on the processor may use all of its cores: browsers allow that on isolated pages only. */
export type CoresState =
  | 'used'
  /** They would be after a reload. */
  | 'offered'
  /** The same, and the person does not want to be asked. */
  | 'declined'
  /** There is one core, or nothing that a reload would change. */
  | 'unavailable';

interface CoresServices {
  isolation: Isolation;
  offline: Pick<OfflineClient, 'subscribe'>;
  storage: SettingsStorage;
  /** How many cores the browser speaks of. */
  processors: number;
}

export class CoresStore extends Store<CoresState> {
  private readonly services: CoresServices;
  private isDeclined = false;

  constructor(services: CoresServices) {
    super('unavailable');
    this.services = services;
    services.offline.subscribe(() => this.look());
    this.look();
  }

  async restore(): Promise<void> {
    this.isDeclined = (await this.services.storage.read('cores-declined')) === true;
    this.look();
  }

  /** From the next load on. @throws AppError when it cannot be kept */
  async useAll(): Promise<void> {
    await this.services.isolation.enable();
    await this.decline(false);
  }

  /** From the next load on. @throws AppError when it cannot be kept */
  async useOne(): Promise<void> {
    await this.services.isolation.disable();
    await this.decline(true);
  }

  /** Whether the person is to be asked again. What cannot be stored counts as long as the page is open. */
  async decline(isDeclined: boolean): Promise<void> {
    this.isDeclined = isDeclined;
    this.look();
    await this.services.storage.write('cores-declined', isDeclined).catch(() => undefined);
  }

  private look(): void {
    this.update(() => this.read());
  }

  private read(): CoresState {
    const { isolation, processors } = this.services;
    if (processors < 2) return 'unavailable';
    switch (isolation.state) {
      case 'isolated':
        return 'used';
      case 'available':
        return this.isDeclined ? 'declined' : 'offered';
      case 'unavailable':
        return 'unavailable';
    }
  }
}
