/** Longer delays make browsers fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/** Tells when no work was done for a while; the time begins when the last work ends. */
export class IdleTimer {
  private working = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private idleMs: number | null;
  private readonly onIdle: () => void;

  /** @param idleMs null never tells */
  constructor(idleMs: number | null, onIdle: () => void) {
    this.idleMs = idleMs;
    this.onIdle = onIdle;
  }

  get isWorking(): boolean {
    return this.working > 0;
  }

  setIdleMs(idleMs: number | null): void {
    this.idleMs = idleMs;
    this.arm();
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.working += 1;
    this.arm();
    try {
      return await work();
    } finally {
      this.working -= 1;
      this.arm();
    }
  }

  stop(): void {
    this.setIdleMs(null);
  }

  private arm(): void {
    clearTimeout(this.timer);
    if (this.idleMs === null || this.isWorking) return;
    this.timer = setTimeout(this.onIdle, Math.min(this.idleMs, longestDelayMs));
  }
}
