import { TurnQueue } from '../../inference/client/tabs/turn-queue.ts';
import { queueFull } from '../from-app-error.ts';

/** Answers one request at a time, in the order in which they came, and lets so many wait. */
export class WaitingRoom {
  private readonly seats: number;
  private readonly queue = new TurnQueue();
  private inside = 0;

  constructor(seats: number) {
    this.seats = seats;
  }

  /** @throws ApiError 429 where too many wait already; the reason of the abort; what `work` throws */
  async run<Result>(work: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    signal?.throwIfAborted();
    if (this.inside > this.seats) throw queueFull(this.seats);
    this.inside += 1;
    try {
      return await this.queue.run(work, { signal });
    } finally {
      this.inside -= 1;
    }
  }
}
