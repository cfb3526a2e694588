import type { Locks } from '../client/tabs/life-lock.ts';

interface Request {
  name: string;
  mode: LockMode;
  tab: object;
  grant: () => void;
}

interface Held extends Request {
  steal: () => void;
}

type Callback = (lock: Lock | null) => unknown;

/** Web Locks in one thread, for several tabs that can die: queues, shared locks, aborting, stealing and asking. */
export class LockManagerDouble {
  private held: Held[] = [];
  private pending: Request[] = [];
  private readonly dead = new Set<object>();

  /** The locks as one tab sees them; `tab` stands for it in `die`. */
  of(tab: object): Locks {
    const request = (name: string, ...rest: [Callback] | [LockOptions, Callback]): Promise<unknown> => {
      const [options, callback] = rest.length === 1 ? [{}, rest[0]] : rest;
      return this.request(tab, name, options, callback);
    };
    const query = (): Promise<LockManagerSnapshot> => {
      const held = this.held.map(({ name, mode }) => ({ name, mode }));
      return Promise.resolve({ held, pending: this.pending.map(({ name, mode }) => ({ name, mode })) });
    };
    return { request, query };
  }

  /** As a browser does for a tab that is gone, however it went. */
  die(tab: object): void {
    this.dead.add(tab);
    this.held = this.held.filter((request) => request.tab !== tab);
    this.pending = this.pending.filter((request) => request.tab !== tab);
    this.serve();
  }

  private request(
    tab: object,
    name: string,
    { mode = 'exclusive', signal, steal = false }: LockOptions,
    callback: Callback,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.dead.has(tab)) return;
      signal?.throwIfAborted();
      const leave = (): void => {
        this.pending = this.pending.filter((other) => other !== request);
        reject(signal?.reason as Error);
        this.serve();
      };
      const request: Request = {
        name,
        mode,
        tab,
        grant: () => {
          signal?.removeEventListener('abort', leave);
          const stolen = (): void => reject(new DOMException('stolen', 'AbortError'));
          const held = { ...request, steal: stolen };
          this.held.push(held);
          const release = (): void => {
            this.held = this.held.filter((other) => other !== held);
            this.serve();
          };
          void Promise.resolve(callback({ name, mode })).then(resolve, reject).finally(release);
        },
      };
      signal?.addEventListener('abort', leave);
      if (steal) this.steal(name);
      if (steal) this.pending.unshift(request);
      else this.pending.push(request);
      queueMicrotask(() => this.serve());
    });
  }

  private steal(name: string): void {
    for (const held of this.held) if (held.name === name) held.steal();
    this.held = this.held.filter((held) => held.name !== name);
  }

  /** Grants from the front of each name's queue what goes together with what is held. */
  private serve(): void {
    const blocked = new Set<string>();
    for (const request of [...this.pending]) {
      const { name, mode } = request;
      const holders = this.held.filter((held) => held.name === name);
      const isFree = holders.every((held) => held.mode === 'shared' && mode === 'shared');
      if (isFree && !blocked.has(name)) {
        this.pending = this.pending.filter((other) => other !== request);
        request.grant();
      } else blocked.add(name);
    }
  }
}
