// llama.cpp tells why it failed in its log only; what wllama throws says that it failed.
import type { WllamaConfig } from '@wllama/wllama';

type Logger = NonNullable<WllamaConfig['logger']>;

/** As many as one failure writes. */
const longestLog = 30;

/** Keeps what went wrong in the call that runs, and prints nothing. */
export class WllamaLog {
  private lines: string[] = [];

  readonly logger: Logger = {
    debug: () => undefined,
    // Failed assertions come without a level.
    log: (...words: unknown[]) => this.add(words),
    warn: (...words: unknown[]) => this.add(words),
    error: (...words: unknown[]) => this.add(words),
  };

  /** Forgets the calls before. */
  begin(): void {
    this.lines = [];
  }

  get text(): string {
    return this.lines.join('\n');
  }

  private add(words: readonly unknown[]): void {
    if (this.lines.length < longestLog) this.lines.push(words.map(String).join(' ').trim());
  }
}
