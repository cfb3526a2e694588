// A screen reader cannot follow a text that grows by syllables; it gets whole sentences, each once.

const markup = /[*_~`#>|]+|!?\[|\]\([^)]*\)|^\s*[-+]\s/gm;
/** A run without an end of a sentence is spoken up to a word from here on. */
const longRun = 240;
/** Shorter pieces wait for the next sentence, so that the reader is not interrupted all the time. */
const shortPiece = 32;

function speakable(text: string): string {
  return text.replace(markup, ' ').replace(/\s+/g, ' ').trim();
}

export class SentenceAnnouncer {
  private segmenter: Intl.Segmenter | null = null;
  private spokenLength = 0;

  /** Loads the rules of language, which takes a slow computer a while: better before the first words than with them. */
  prepare(): Intl.Segmenter {
    return (this.segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' }));
  }

  /** What to say now that the reply has grown to `text`; empty when no sentence has ended since. */
  take(text: string): string {
    const fresh = text.slice(this.spokenLength);
    const end = this.endOfSentences(fresh);
    if (end < shortPiece) return '';
    this.spokenLength += end;
    return speakable(fresh.slice(0, end));
  }

  /** What is left to say when the reply has ended. */
  finish(text: string): string {
    const rest = text.slice(this.spokenLength);
    this.spokenLength = text.length;
    return speakable(rest);
  }

  /** Forgets the reply before. */
  restart(): void {
    this.spokenLength = 0;
  }

  /** The last sentence may still grow, so it counts only once another one follows it. */
  private endOfSentences(text: string): number {
    let end = 0;
    for (const { index } of this.prepare().segment(text.slice(0, 4 * longRun))) end = index;
    if (end === 0 && text.length > longRun) end = text.lastIndexOf(' ', longRun);
    return Math.max(0, end);
  }
}
