import { certainLength } from '../../tool-calls/read-calls.ts';
import { StopSequences } from '../stop-sequences.ts';
import { ThoughtSplitter } from '../thought-splitter.ts';
import type { ChunkDelta } from '../contract/answers.ts';
import type { SplitText } from '../thought-splitter.ts';

/** How much of the text may be told while it grows: what may turn out to be a call is held back. */
export type Showing = 'all' | 'nothing' | { callMarks: readonly string[] };

/** The growing text of one reply: thoughts apart, ended by stop sequences. */
export class ReplyText {
  reasoning = '';
  content = '';
  private shownLength = 0;
  private readonly splitter = new ThoughtSplitter();
  private readonly stop: StopSequences;
  private readonly showing: Showing;
  private readonly onDelta: (delta: ChunkDelta) => void;

  constructor(stop: readonly string[], showing: Showing, onDelta: (delta: ChunkDelta) => void) {
    this.stop = new StopSequences(stop);
    this.showing = showing;
    this.onDelta = onDelta;
  }

  /** A stop sequence was met: the engine has nothing more to do. */
  get hasEnded(): boolean {
    return this.stop.hasEnded;
  }

  add(text: string): void {
    if (!this.hasEnded) this.take(this.splitter.add(text));
  }

  /** The engine is done. */
  end(): void {
    if (!this.hasEnded) this.take(this.splitter.end());
    this.content += this.stop.end();
    this.show(this.certainLength);
  }

  /** It is text for the reader after all, this far. */
  show(length: number): void {
    if (length <= this.shownLength) return;
    this.onDelta({ content: this.content.slice(this.shownLength, length) });
    this.shownLength = length;
  }

  private take({ reasoning, content }: SplitText): void {
    if (reasoning !== '') {
      this.reasoning += reasoning;
      this.onDelta({ reasoning_content: reasoning });
    }
    this.content += this.stop.add(content);
    this.show(this.certainLength);
  }

  private get certainLength(): number {
    if (this.showing === 'all') return this.content.length;
    return this.showing === 'nothing' ? 0 : certainLength(this.content, this.showing.callMarks);
  }
}
