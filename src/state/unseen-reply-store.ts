import { Store } from './store.ts';
import type { ConversationStore } from './conversation-store.ts';

/** How a reply ended; one that a person stopped is no news. */
export type ReplyEnd = 'answered' | 'failed';

type Page = Pick<Document, 'visibilityState' | 'addEventListener'>;

/** How a reply ended while the page was not looked at; null once it is. */
export class UnseenReplyStore extends Store<ReplyEnd | null> {
  private readonly conversation: Pick<ConversationStore, 'path' | 'liveReply'>;
  private readonly page: Page;
  private readonly endListeners = new Set<(end: ReplyEnd) => void>();
  private wasAnswering = false;

  constructor(conversation: Pick<ConversationStore, 'path' | 'liveReply'>, page: Page) {
    super(null);
    this.conversation = conversation;
    this.page = page;
    conversation.liveReply.subscribe(() => this.onReply());
    page.addEventListener('visibilitychange', () => this.onVisibility());
  }

  /** Whether nobody can see the page: another tab or window is in front. */
  get isHidden(): boolean {
    return this.page.visibilityState === 'hidden';
  }

  /** Calls `listener` at the end of each reply, seen or not. */
  onEnd(listener: (end: ReplyEnd) => void): void {
    this.endListeners.add(listener);
  }

  private onReply(): void {
    const isAnswering = this.conversation.liveReply.value !== null;
    if (this.wasAnswering && !isAnswering) this.onReplyEnd();
    if (isAnswering) this.update(() => null);
    this.wasAnswering = isAnswering;
  }

  private onReplyEnd(): void {
    const end = endOf(this.conversation.path.at(-1)?.outcome.status);
    if (end === null) return;
    if (this.isHidden) this.update(() => end);
    for (const listener of this.endListeners) listener(end);
  }

  private onVisibility(): void {
    if (!this.isHidden) this.update(() => null);
  }
}

function endOf(status: string | undefined): ReplyEnd | null {
  if (status === 'complete') return 'answered';
  return status === 'failed' ? 'failed' : null;
}
