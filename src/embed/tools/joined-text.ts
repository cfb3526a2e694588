import { thinkingTags } from '../../conversations/split-thinking.ts';
import type { ChunkDelta } from '../../openai/contract/answers.ts';

/**
 * One reply of what a model writes before and after its calls: thoughts first, between the marks that a reply has them in.
 * What it thinks once it has begun to answer is left out, for a reply has one place for thoughts.
 */
export class JoinedText {
  private part: 'nothing' | 'thoughts' | 'answer' = 'nothing';
  private isNewRound = false;

  /** @returns what is new of the reply; empty for nothing */
  add({ reasoning_content: thought = '', content }: ChunkDelta): string {
    return this.addThought(thought) + this.addAnswer(content ?? '');
  }

  /** A call was made, and its result read. */
  nextRound(): void {
    this.isNewRound = true;
  }

  /** @returns what is missing of it */
  end(): string {
    return this.part === 'thoughts' ? thinkingTags.closing : '';
  }

  private addThought(text: string): string {
    if (text === '' || this.part === 'answer') return '';
    const start = this.part === 'nothing' ? thinkingTags.opening : this.space;
    this.part = 'thoughts';
    this.isNewRound = false;
    return start + text;
  }

  private addAnswer(text: string): string {
    if (text === '') return '';
    const start = this.part === 'answer' ? this.space : this.end();
    this.part = 'answer';
    this.isNewRound = false;
    return start + text;
  }

  private get space(): string {
    return this.isNewRound ? '\n\n' : '';
  }
}
