/** Notes when the text of one reply arrives. Made at the moment of the call. */
export class ReplyClock {
  text = '';
  private readonly startMs = performance.now();
  private firstMs: number | null = null;
  private lastMs = this.startMs;

  add(text: string): void {
    if (text === '') return;
    this.lastMs = performance.now();
    this.firstMs ??= this.lastMs;
    this.text += text;
  }

  get firstTextMs(): number {
    return (this.firstMs ?? NaN) - this.startMs;
  }

  get writingMs(): number {
    return this.lastMs - (this.firstMs ?? NaN);
  }
}
