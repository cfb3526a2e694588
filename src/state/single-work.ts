/** One piece of work at a time; whoever asks meanwhile waits for the one that runs. */
export class SingleWork {
  private running: { abort: AbortController; done: Promise<void> } | null = null;

  get isRunning(): boolean {
    return this.running !== null;
  }

  /** When what runs has ended, however it does; at once when nothing runs. */
  get done(): Promise<void> {
    return this.running?.done ?? Promise.resolve();
  }

  /** @param onFailure told why it failed, or that it was aborted, while it still counts as running */
  run(
    work: (signal: AbortSignal) => Promise<void>,
    onFailure: (error: unknown) => Promise<void>,
  ): Promise<void> {
    if (this.running !== null) return this.running.done;
    const abort = new AbortController();
    const done = work(abort.signal)
      .catch(onFailure)
      .finally(() => (this.running = null));
    this.running = { abort, done };
    return done;
  }

  abort(): void {
    this.running?.abort.abort();
  }
}
