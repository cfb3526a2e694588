export interface QueueOptions {
  /** Aborting leaves the queue at once. */
  signal?: AbortSignal | undefined;
  /** Told how many are ahead whenever that changes, the one being served included; 0 when the turn has come. */
  onQueued?: ((ahead: number) => void) | undefined;
}

interface Ticket {
  admit: () => void;
  tell: (ahead: number) => void;
}

/** Lets one piece of work run at a time, in the order in which they came. */
export class TurnQueue {
  private readonly waiting: Ticket[] = [];
  private isTaken = false;

  /** Waits for its turn and works. @throws what `work` throws, or the reason of the abort */
  async run<T>(work: () => Promise<T>, { signal, onQueued }: QueueOptions): Promise<T> {
    signal?.throwIfAborted();
    if (this.isTaken) await this.wait(signal, onQueued ?? (() => undefined));
    this.isTaken = true;
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  private wait(signal: AbortSignal | undefined, tell: (ahead: number) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const ticket: Ticket = {
        tell,
        admit: () => {
          signal?.removeEventListener('abort', leave);
          tell(0);
          resolve();
        },
      };
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(ticket), 1);
        this.tellAll();
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', leave, { once: true });
      tell(this.waiting.push(ticket));
    });
  }

  /** Whoever comes in the meantime still finds it taken: a turn is handed on, never put down. */
  private next(): void {
    const first = this.waiting.shift();
    if (first === undefined) this.isTaken = false;
    else first.admit();
    this.tellAll();
  }

  private tellAll(): void {
    this.waiting.forEach(({ tell }, index) => tell(index + 1));
  }
}
