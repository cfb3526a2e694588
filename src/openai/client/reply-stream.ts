/** Values that are pushed from one side and read from the other. Whoever stops reading ends the work. */
export class ReplyStream<Value> implements AsyncIterableIterator<Value> {
  /** As the openai client has it: aborts the reply. */
  readonly controller = new AbortController();
  private readonly values: Value[] = [];
  private hasEnded = false;
  private error: { reason: unknown } | null = null;
  private wake: () => void = () => undefined;

  push(value: Value): void {
    this.values.push(value);
    this.wake();
  }

  end(): void {
    this.hasEnded = true;
    this.wake();
  }

  fail(reason: unknown): void {
    this.error = { reason };
    this.end();
  }

  async next(): Promise<IteratorResult<Value, undefined>> {
    for (;;) {
      const value = this.values.shift();
      if (value !== undefined) return { done: false, value };
      if (this.error !== null) throw this.error.reason;
      if (this.hasEnded) return { done: true, value: undefined };
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  return(): Promise<IteratorResult<Value, undefined>> {
    this.controller.abort();
    this.end();
    this.values.length = 0;
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
