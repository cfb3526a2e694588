/** An observable value. Every change is a new object, so listeners may compare by identity. */
export class Store<T> {
  private current: T;
  private readonly listeners = new Set<() => void>();

  constructor(initial: T) {
    this.current = initial;
  }

  get value(): Readonly<T> {
    return this.current;
  }

  /** Replaces the value; listeners hear of it only when it is another object. */
  update(change: (value: Readonly<T>) => T): void {
    const next = change(this.current);
    if (Object.is(next, this.current)) return;
    this.current = next;
    for (const listener of [...this.listeners]) listener();
  }

  /** Calls `listener` after each change; returns how to stop that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}
