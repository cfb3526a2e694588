import { thinkingTags } from '../conversations/split-thinking.ts';
import { overlap } from '../tool-calls/read-calls.ts';

export interface SplitText {
  reasoning: string;
  content: string;
}

const { opening, closing } = thinkingTags;
const nothing: SplitText = { reasoning: '', content: '' };

/** Parts what a model thinks aloud at the beginning of its reply from the answer, while the text grows. */
export class ThoughtSplitter {
  private state: 'undecided' | 'thinking' | 'answering' = 'undecided';
  private held = '';
  /** Nothing but spaces since the last mark: they belong to nothing. */
  private isBeginning = false;

  add(text: string): SplitText {
    const all = this.held + text;
    this.held = '';
    if (this.state === 'undecided') return this.decide(all);
    return this.state === 'thinking' ? this.think(all) : this.answer(all);
  }

  /** What was held back, once nothing more comes. */
  end(): SplitText {
    const rest = this.held;
    this.held = '';
    if (this.state === 'thinking') return { reasoning: rest.trimEnd(), content: '' };
    return { reasoning: '', content: this.isBeginning ? '' : rest };
  }

  private decide(all: string): SplitText {
    const start = all.trimStart();
    if (start.startsWith(opening)) {
      this.state = 'thinking';
      this.isBeginning = true;
      return this.think(start.slice(opening.length));
    }
    if (opening.startsWith(start)) {
      this.held = all;
      return nothing;
    }
    this.state = 'answering';
    return { reasoning: '', content: all };
  }

  private think(all: string): SplitText {
    const text = this.isBeginning ? all.trimStart() : all;
    const end = text.indexOf(closing);
    if (end !== -1) {
      this.state = 'answering';
      this.isBeginning = true;
      const { content } = this.answer(text.slice(end + closing.length));
      return { reasoning: text.slice(0, end).trimEnd(), content };
    }
    // Spaces before the closing mark belong to neither.
    const certain = text.slice(0, text.length - overlap(text, closing)).trimEnd();
    this.held = text.slice(certain.length);
    this.isBeginning &&= certain === '';
    return { reasoning: certain, content: '' };
  }

  private answer(all: string): SplitText {
    if (!this.isBeginning) return { reasoning: '', content: all };
    const content = all.trimStart();
    this.isBeginning = content === '';
    return { reasoning: '', content };
  }
}
