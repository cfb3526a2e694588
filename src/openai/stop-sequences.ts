import { overlap } from '../tool-calls/read-calls.ts';

/** Ends a growing text before the first of these sequences, and holds back what may become one. */
export class StopSequences {
  /** One was found: nothing more is to come. */
  hasEnded = false;
  private readonly sequences: readonly string[];
  private held = '';

  constructor(sequences: readonly string[]) {
    this.sequences = sequences;
  }

  /** @returns what of the text may be shown now */
  add(text: string): string {
    if (this.hasEnded) return '';
    const all = this.held + text;
    const starts = this.sequences.map((sequence) => all.indexOf(sequence)).filter((index) => index !== -1);
    if (starts.length > 0) {
      this.hasEnded = true;
      this.held = '';
      return all.slice(0, Math.min(...starts));
    }
    const uncertain = Math.max(0, ...this.sequences.map((sequence) => overlap(all, sequence)));
    this.held = all.slice(all.length - uncertain);
    return all.slice(0, all.length - uncertain);
  }

  /** What was held back, once nothing more comes. */
  end(): string {
    const rest = this.held;
    this.held = '';
    return rest;
  }
}
