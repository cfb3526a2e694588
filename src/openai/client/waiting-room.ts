import { queueFull } from '../from-app-error.ts';

/** Answers one request at a time, in the order in which they came, and lets so many wait. */
export class WaitingRoom {
  private readonly seats: number;
  private inside = 0;
  private lastIsDone: Promise<unknown> = Promise.resolve();

  constructor(seats: number) {
    this.seats = seats;
  }

  /** @throws ApiError 429 where too many wait already; the reason of the abort; what `work` throws */
  async run<Result>(work: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    signal?.throwIfAborted();
    if (this.inside > this.seats) throw queueFull(this.seats);
    this.inside += 1;
    const before = this.lastIsDone;
    let leave: () => void = () => undefined;
    this.lastIsDone = Promise.all([before, new Promise<void>((resolve) => (leave = resolve))]);
    try {
      await untilTurn(before, signal);
      return await work();
    } finally {
      this.inside -= 1;
      leave();
    }
  }
}

function untilTurn(turn: Promise<unknown>, signal: AbortSignal | undefined): Promise<unknown> {
  if (signal === undefined) return turn;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([turn, aborted]);
}
