import { trustedScriptUrl } from '../../channel/trusted-script-url.ts';
import { AppError } from '../../errors/app-error.ts';
import { isOwnCache } from '../contract/cache-names.ts';
import { pageLockName } from '../contract/offline-contract.ts';
import { callServiceWorker } from './call-service-worker.ts';
import type { EnginePart } from '../contract/cache-names.ts';
import type { OfflineContract, OfflineInventory } from '../contract/offline-contract.ts';
import type { OfflineState } from './offline-state.ts';

const quickMs = 10_000;
/** For calls that fetch or read files: the engine is several megabytes. */
const longMs = 600_000;

/** What the browser gives to the page; doubles in tests. */
export interface OfflinePlatform {
  /** Undefined where the browser has none: then the site simply needs the network. */
  container: ServiceWorkerContainer | undefined;
  locks: LockManager | undefined;
  caches: CacheStorage | undefined;
  scriptUrl: string;
  /** The page's own script: it tells which version of the site this page is. */
  pageScriptUrl: string;
  whenIdle: () => Promise<void>;
  reload: () => void;
}

/** Registers the service worker, tells how it stands, and passes on what the page knows. What fails is a state, not an error. */
export class OfflineClient {
  private readonly platform: OfflinePlatform;
  private readonly listeners = new Set<(state: OfflineState) => void>();
  private current: OfflineState = { status: 'idle' };
  private registration: ServiceWorkerRegistration | null = null;
  private isReplaced = false;
  private isUpdating = false;

  constructor(platform: OfflinePlatform) {
    this.platform = platform;
  }

  get state(): OfflineState {
    return this.current;
  }

  /** Whether this page gets its files from the service worker; not so on the very first visit, nor after a forced reload. */
  get isControlled(): boolean {
    return (this.platform.container?.controller ?? null) !== null;
  }

  /** Calls `listener` after each change; returns how to stop that. */
  subscribe(listener: (state: OfflineState) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Registers once the page is idle. Failing, as in some private windows, is a state and no error. */
  async start(): Promise<void> {
    const { container, scriptUrl, pageScriptUrl, locks, whenIdle } = this.platform;
    if (container === undefined) {
      this.set({ status: 'unsupported' });
      return;
    }
    // Held for as long as the page lives, so that no file of its version is removed meanwhile.
    void locks?.request(pageLockName(pageScriptUrl), { mode: 'shared' }, () => new Promise(() => undefined));
    await whenIdle();
    try {
      const options: RegistrationOptions = { updateViaCache: 'none' };
      // Automation and some extensions answer with nothing instead of failing.
      const registration = (await container.register(trustedScriptUrl(scriptUrl), options)) as
        ServiceWorkerRegistration | undefined;
      if (registration === undefined) {
        this.set({ status: 'off', reason: 'the browser refused the service worker' });
        return;
      }
      this.watch(container, registration);
      await this.tell('tend', { thorough: false }, longMs);
    } catch (error) {
      this.set({ status: 'off', reason: String(error) });
    }
  }

  /**
   * Takes the version that waits and reloads the page with it: only when the visitor asks. Not while a model loads or
   * answers, for that would end.
   * @param beforeReload called at the last moment
   */
  async applyUpdate(beforeReload?: () => void): Promise<void> {
    const { container, reload } = this.platform;
    const waiting = this.registration?.waiting ?? null;
    if (waiting !== null && container !== undefined) {
      this.isUpdating = true;
      const taken = new Promise((resolve) => {
        container.addEventListener('controllerchange', resolve, { once: true });
        setTimeout(resolve, quickMs);
      });
      await callServiceWorker(waiting, 'activate', null, quickMs).catch(() => undefined);
      await taken;
    }
    beforeReload?.();
    reload();
  }

  /** The visitor has agreed to a model: keeps its engine too. Best called when the model's files have arrived. */
  async keepEngine(engine: EnginePart): Promise<void> {
    await this.tell('keepEngine', { engine }, longMs);
  }

  /** This page has loaded its model and answered: the version before may go. */
  async unitProved(): Promise<void> {
    await this.tell('unitProved', { scriptUrl: this.platform.pageScriptUrl }, quickMs);
  }

  /** Fetches what is missing, and what is damaged. */
  async repair(): Promise<void> {
    await this.tell('tend', { thorough: true }, longMs);
  }

  /**
   * Removes the site's files and its keeper from the device; models are others' to remove. The page works on until it
   * is closed or reloaded; the next visit begins anew. Rejects when the browser refuses, unlike all others here: who
   * asked for it must know.
   */
  async forget(): Promise<void> {
    const { caches, scriptUrl } = this.platform;
    await this.registration?.unregister();
    const scope = new URL('./', scriptUrl).href;
    for (const name of (await caches?.keys()) ?? []) {
      if (isOwnCache(name, scope)) await caches?.delete(name);
    }
    this.set({ status: 'off', reason: 'it was removed from this device' });
  }

  /**
   * From the next load of a page on. Who asked for it must know when it fails.
   * @throws AppError, `internal` also by a service worker of an older version
   */
  async setIsolation(isolated: boolean): Promise<void> {
    const active = this.registration?.active ?? null;
    if (active === null) throw new AppError('storage-unavailable', { reason: 'there is no service worker' });
    await callServiceWorker(active, 'setIsolation', { isolated }, quickMs);
  }

  /** What is on the device; null where there is no service worker to ask. */
  async inspect(thorough: boolean): Promise<OfflineInventory | null> {
    const active = this.registration?.active ?? null;
    if (active === null) return null;
    return callServiceWorker(active, 'inspect', { thorough }, longMs).catch(() => null);
  }

  /** What cannot be kept now is fetched at the next visit; the self-test tells. */
  private async tell<Name extends keyof OfflineContract>(
    name: Name,
    params: OfflineContract[Name]['params'],
    timeoutMs: number,
  ): Promise<void> {
    const active = await this.whenActive();
    if (active !== null) await callServiceWorker(active, name, params, timeoutMs).catch(() => undefined);
  }

  /** Waits while the first version is being kept. */
  private whenActive(): Promise<ServiceWorker | null> {
    const isUndecided = (): boolean => this.current.status === 'installing' || this.current.status === 'idle';
    if (!isUndecided()) return Promise.resolve(this.registration?.active ?? null);
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (isUndecided()) return;
        stop();
        resolve(this.registration?.active ?? null);
      });
    });
  }

  private watch(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): void {
    this.registration = registration;
    const follow = (worker: ServiceWorker | null): void => {
      worker?.addEventListener('statechange', () => this.refresh(registration));
    };
    follow(registration.installing);
    follow(registration.waiting);
    registration.addEventListener('updatefound', () => {
      follow(registration.installing);
      this.refresh(registration);
    });
    let wasControlled = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      // The first version takes over the page it came with; a later one was taken here or in another tab.
      this.isReplaced = wasControlled && !this.isUpdating;
      wasControlled = true;
      this.refresh(registration);
    });
    this.refresh(registration);
  }

  private refresh({ active, waiting, installing }: ServiceWorkerRegistration): void {
    if (this.isReplaced) this.set({ status: 'updated-elsewhere' });
    else if (active !== null && waiting !== null) this.set({ status: 'update-waiting' });
    else if (active !== null) this.set({ status: 'ready' });
    else if (installing !== null || waiting !== null) this.set({ status: 'installing' });
    else this.set({ status: 'off', reason: 'the files of the site could not be kept' });
  }

  private set(state: OfflineState): void {
    if (state.status === this.current.status) return;
    this.current = state;
    for (const listener of [...this.listeners]) listener(state);
  }
}
