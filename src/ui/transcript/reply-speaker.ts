import { msg } from '@lit/localize';
import type { Turn } from '../../conversations/conversation.ts';
import { splitThinking } from '../../conversations/split-thinking.ts';
import { SentenceAnnouncer } from './sentence-announcer.ts';

/** What a screen reader says while a reply is written: its sentences, and of what is thought before only that it is. */
export class ReplySpeaker {
  private readonly announcer = new SentenceAnnouncer();
  /** The turn whose reply is being followed. */
  private turnId: string | null = null;
  private hasSaidThinking = false;

  /** @returns what to say now; empty for nothing new */
  follow(turn: Turn | undefined, liveText: string | null): string {
    if (turn?.outcome.status !== 'answering') return this.end(turn);
    const { answer, isThinking } = splitThinking(liveText ?? turn.reply);
    if (this.turnId !== turn.id) this.begin(turn);
    if (!isThinking) return this.announcer.take(answer);
    if (this.hasSaidThinking) return '';
    this.hasSaidThinking = true;
    return msg('Thinking…');
  }

  private begin({ id, reply }: Turn): void {
    this.turnId = id;
    this.hasSaidThinking = false;
    // A reply that is gone on with was heard before.
    this.announcer.restart(splitThinking(reply).answer.length);
  }

  private end(turn: Turn | undefined): string {
    const { turnId } = this;
    this.turnId = null;
    if (turnId === null || turn?.id !== turnId) return '';
    return this.announcer.finish(splitThinking(turn.reply).answer);
  }
}
