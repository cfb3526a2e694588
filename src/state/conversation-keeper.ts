// Keeps the open conversation: writes what changes, and takes in what other tabs write into it.
import { setReply } from '../conversations/edit-turns.ts';
import { mergeConversations } from '../conversations/merge-conversations.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type {
  ConversationStorage,
  SavedConversation,
  SeenConversation,
} from '../storage/conversation-storage.ts';
import type { ConversationSummary } from '../storage/conversation-summary.ts';
import type { ConversationStore } from './conversation-store.ts';

/** How far what is stored may be behind what is on the screen, in milliseconds. */
const saveEveryMs = 500;

interface Listener {
  onSaved: (summary: ConversationSummary) => Promise<void>;
  onFailure: (error: unknown) => void;
}

export class ConversationKeeper {
  private readonly open: ConversationStore;
  private readonly storage: Pick<ConversationStorage, 'open' | 'save'>;
  private readonly listener: Listener;
  /** What is stored of the conversations that this tab has to do with. */
  private readonly seen = new Map<string, SeenConversation>();
  /** The revision of a conversation that is about to be shown: as it is shown first, it is stored. */
  private readonly arriving = new Map<string, string | null>();
  private readonly pending = new Map<string, Conversation>();
  private writing: Promise<void> | null = null;
  private isForgetting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The open conversation as it was last looked at. */
  private latest: Conversation;

  constructor(
    open: ConversationStore,
    storage: Pick<ConversationStorage, 'open' | 'save'>,
    listener: Listener,
  ) {
    this.open = open;
    this.storage = storage;
    this.listener = listener;
    this.latest = open.value;
  }

  /** From now on keeps what changes. */
  start(): void {
    this.latest = this.open.value;
    // A question or the end of a reply is written at once; the growing text now and then.
    this.open.subscribe(() => void this.saveNow());
    this.open.liveReply.subscribe(() => (this.timer ??= setTimeout(() => void this.saveNow(), saveEveryMs)));
  }

  /** Shows a stored conversation. */
  async show({ conversation, revision }: SeenConversation): Promise<void> {
    this.arriving.set(conversation.id, revision);
    await this.open.open(conversation);
    this.arrive();
  }

  /** Keeps nothing from now on. */
  forget(): void {
    clearTimeout(this.timer);
    this.isForgetting = true;
  }

  /** Writes what has changed since the last time. */
  saveNow(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.arrive();
    const before = this.latest;
    this.latest = this.withLiveReply();
    // Another conversation was opened: the one before may have a last change that is not written yet.
    if (before.id !== this.latest.id) this.queue(before);
    this.queue(this.latest);
    if (this.writing !== null) return this.writing;
    if (this.pending.size > 0) return (this.writing = this.drain());
    this.letGo();
    return Promise.resolve();
  }

  /** Another tab has written a conversation: if it is the one on the screen, what is new is shown. */
  async follow(summary: ConversationSummary): Promise<void> {
    const isBehind = (): boolean =>
      this.isQuiet(summary.id) && this.seen.get(summary.id)?.revision !== summary.revision;
    if (!isBehind()) return;
    const stored = await this.storage.open(summary.id);
    // A reply that is being written there is shown when it is whole.
    const isWhole = stored?.conversation.turns.every(({ outcome }) => outcome.status !== 'answering');
    if (stored === null || isWhole !== true || !isBehind()) return;
    this.arriving.set(summary.id, stored.revision);
    this.open.adopt(stored.conversation);
  }

  /** Whether a conversation is on the screen and nothing of it waits to be written. */
  isQuiet(id: string): boolean {
    const { value, isAnswering } = this.open;
    return value.id === id && !isAnswering && this.seen.get(id)?.conversation === value;
  }

  private arrive(): void {
    const { value } = this.open;
    const revision = this.arriving.get(value.id);
    if (revision === undefined) return;
    this.arriving.delete(value.id);
    this.seen.set(value.id, { conversation: value, revision });
  }

  private queue(conversation: Conversation): void {
    const seen = this.seen.get(conversation.id);
    const isNothing = conversation.turns.length === 0 && seen === undefined;
    if (this.isForgetting || isNothing || seen?.conversation === conversation) return;
    this.pending.set(conversation.id, conversation);
  }

  private async drain(): Promise<void> {
    for (const [id, conversation] of this.pending) {
      this.pending.delete(id);
      await this.write(conversation);
    }
    this.writing = null;
    this.letGo();
  }

  /** Nothing has to be known of conversations that are written and no longer on the screen. */
  private letGo(): void {
    for (const id of this.seen.keys()) if (id !== this.open.value.id) this.seen.delete(id);
  }

  private async write(conversation: Conversation): Promise<void> {
    try {
      const saved = await this.storage.save(conversation, this.seen.get(conversation.id) ?? null);
      this.seen.set(conversation.id, saved);
      if (saved.conversation !== conversation) this.takeIn(conversation, saved);
      await this.listener.onSaved(saved.summary);
    } catch (error) {
      this.listener.onFailure(error);
    }
  }

  /** What another tab had written in between is shown here too; what has changed here since stays. */
  private takeIn(written: Conversation, { conversation, revision }: SavedConversation): void {
    const { value } = this.open;
    if (value.id !== conversation.id) return;
    const isUnchanged = value === written;
    if (isUnchanged) this.arriving.set(value.id, revision);
    this.open.adopt(
      isUnchanged ? conversation : mergeConversations(written, this.withLiveReply(), conversation),
    );
  }

  /** The half-written reply belongs to what is kept: a closed tab loses half a second of it. */
  private withLiveReply(): Conversation {
    const conversation = this.open.value;
    const text = this.open.liveReply.value;
    const turn = conversation.turns.findLast(({ outcome }) => outcome.status === 'answering');
    if (text === null || turn === undefined) return conversation;
    return setReply(conversation, turn.id, text, turn.outcome);
  }
}
