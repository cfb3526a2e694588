// The browser's side of a registration, moved by hand.
import { answerPage } from '../worker/answer-page.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { OfflineContract } from '../contract/offline-contract.ts';

/** A service worker that notes what it is asked. */
export class ServiceWorkerDouble extends EventTarget {
  state: ServiceWorkerState = 'installing';
  readonly calls: [name: keyof OfflineContract, params: unknown][] = [];
  onActivate: () => void = () => undefined;

  private note<Name extends keyof OfflineContract>(name: Name, result: OfflineContract[Name]['result']) {
    return async (params: OfflineContract[Name]['params']) => {
      this.calls.push([name, params]);
      if (name === 'activate') this.onActivate();
      return result;
    };
  }

  private readonly handlers: Handlers<OfflineContract> = {
    inspect: this.note('inspect', { version: '0123456789abcdef', keepsEngine: true, pieces: [] }),
    tend: this.note('tend', null),
    keepEngine: this.note('keepEngine', null),
    unitProved: this.note('unitProved', null),
    setIsolation: this.note('setIsolation', null),
    activate: this.note('activate', null),
  };

  postMessage(data: unknown, ports: MessagePort[]): void {
    void answerPage({ data, ports }, this.handlers);
  }
}

export class RegistrationDouble extends EventTarget {
  installing: ServiceWorkerDouble | null = null;
  waiting: ServiceWorkerDouble | null = null;
  active: ServiceWorkerDouble | null = null;
  isRegistered = true;

  async unregister(): Promise<boolean> {
    this.isRegistered = false;
    return true;
  }
}

/** `navigator.serviceWorker`. */
export class ContainerDouble extends EventTarget {
  controller: ServiceWorkerDouble | null = null;
  readonly registration = new RegistrationDouble();
  refusal: Error | null = null;

  async register(): Promise<RegistrationDouble> {
    if (this.refusal !== null) throw this.refusal;
    const { installing, waiting, active } = this.registration;
    if ((installing ?? waiting ?? active) === null) this.find();
    return this.registration;
  }

  /** A new version is being installed. */
  find(): ServiceWorkerDouble {
    const worker = new ServiceWorkerDouble();
    this.registration.installing = worker;
    this.registration.dispatchEvent(new Event('updatefound'));
    return worker;
  }

  /** What is being installed is whole now, and waits or takes over. */
  install(): void {
    const worker = this.take();
    this.registration.waiting = worker;
    this.move(worker, 'installed');
    if (this.registration.active === null) this.activate(worker);
  }

  activate(worker: ServiceWorkerDouble): void {
    this.registration.waiting = null;
    this.registration.active = worker;
    this.move(worker, 'activated');
    this.controller = worker;
    this.dispatchEvent(new Event('controllerchange'));
  }

  /** What is being installed could not be. */
  fail(): void {
    this.move(this.take(), 'redundant');
  }

  private take(): ServiceWorkerDouble {
    const { installing } = this.registration;
    if (installing === null) throw new Error('nothing is being installed');
    this.registration.installing = null;
    return installing;
  }

  private move(worker: ServiceWorkerDouble, state: ServiceWorkerState): void {
    worker.state = state;
    worker.dispatchEvent(new Event('statechange'));
  }
}
