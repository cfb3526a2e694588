// A screen reader cannot follow a text that grows by syllables; it gets whole sentences, each once.

const markup = /[*_~`#>|]+|!?\[|\]\([^)]*\)|^\s*[-+]\s/gm;
/**
 * A mark that ends a sentence, with closing quotes and brackets, before something that is no small letter; or the end of
 * a line. `Intl.Segmenter` knows more, but making the first one is a long task on a slow computer.
 */
const sentenceEnd =
  /\p{Sentence_Terminal}[\p{Pe}\p{Pf}"']*\s+(?=[^\s\p{Ll}])|[。！？][\p{Pe}\p{Pf}]*(?=\S)|\n+(?=\S)/gu;
/** A run without an end of a sentence is spoken up to a word from here on. */
const longRun = 240;
/** Shorter pieces wait for the next sentence, so that the reader is not interrupted all the time. */
const shortPiece = 32;

function speakable(text: string): string {
  return text.replace(markup, ' ').replace(/\s+/g, ' ').trim();
}

export class SentenceAnnouncer {
  private spokenLength = 0;

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

  /** Forgets the reply before. Of the next one, so many characters are known already. */
  restart(knownLength = 0): void {
    this.spokenLength = knownLength;
  }

  /** The last sentence may still grow, so it counts only once another one follows it. */
  private endOfSentences(text: string): number {
    let end = 0;
    for (const found of text.slice(0, 4 * longRun).matchAll(sentenceEnd)) end = found.index + found[0].length;
    if (end === 0 && text.length > longRun) end = text.lastIndexOf(' ', longRun);
    return Math.max(0, end);
  }
}
