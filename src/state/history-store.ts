// The conversations kept on this device, and which of them is open.
import { toAppError } from '../errors/app-error.ts';
import { setReply } from '../conversations/edit-turns.ts';
import { Store } from './store.ts';
import type { AppError } from '../errors/app-error.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { ConversationStorage, ConversationSummary } from '../storage/conversation-storage.ts';
import type { SettingsStorage } from '../storage/settings-storage.ts';
import type { ConversationStore } from './conversation-store.ts';

export interface HistoryState {
  summaries: readonly ConversationSummary[];
  /** The last failure of storage, while it lasts: what is on the screen may not be kept. */
  error: AppError | null;
}

/** How far what is stored may be behind what is on the screen, in milliseconds. */
const saveEveryMs = 500;

export class HistoryStore extends Store<HistoryState> {
  private readonly open: ConversationStore;
  private readonly conversations: ConversationStorage;
  private readonly settings: SettingsStorage;
  private isForgetting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The open conversation as it was last seen, and as it was last saved. */
  private latest: Conversation;
  private saved: Conversation;

  constructor(open: ConversationStore, conversations: ConversationStorage, settings: SettingsStorage) {
    super({ summaries: [], error: null });
    this.open = open;
    this.conversations = conversations;
    this.settings = settings;
    this.latest = open.value;
    this.saved = open.value;
  }

  /** Shows the conversation of the last visit, and from now on keeps what changes. */
  async restore(): Promise<void> {
    await this.guard(async () => {
      const lastId = await this.settings.read('last-conversation');
      const last = typeof lastId === 'string' ? await this.conversations.load(lastId) : null;
      if (last !== null && this.open.value.turns.length === 0) await this.open.open(last);
      await this.refresh();
    });
    this.latest = this.saved = this.open.value;
    // A question or the end of a reply is written at once; the growing text now and then.
    this.open.subscribe(() => void this.saveNow());
    this.open.liveReply.subscribe(() => (this.timer ??= setTimeout(() => void this.saveNow(), saveEveryMs)));
  }

  async select(id: string): Promise<void> {
    await this.guard(async () => {
      const conversation = await this.conversations.load(id);
      if (conversation !== null) await this.open.open(conversation);
    });
  }

  /** @returns the deleted conversation, for `putBack`; null when it could not be read */
  async remove(id: string): Promise<Conversation | null> {
    return this.guard(async () => {
      const conversation = await this.conversations.load(id);
      if (this.open.value.id === id) await this.open.startNew();
      await this.conversations.remove(id);
      await this.refresh();
      return conversation;
    });
  }

  async putBack(conversation: Conversation): Promise<void> {
    await this.guard(async () => {
      await this.conversations.save(conversation);
      await this.refresh();
    });
  }

  /** About how many bytes the conversations take. */
  sizeBytes(): Promise<number> {
    return this.conversations.sizeBytes();
  }

  /** Keeps nothing from now on: everything is being deleted. */
  forget(): void {
    clearTimeout(this.timer);
    this.isForgetting = true;
  }

  /** Writes what has changed since the last time. */
  async saveNow(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const before = this.latest;
    this.latest = this.withLiveReply();
    // Another conversation was opened: the one before may have a last change that is not written yet.
    if (before.id !== this.latest.id) await this.save(before);
    await this.save(this.latest);
  }

  private async save(conversation: Conversation): Promise<void> {
    if (this.isForgetting || conversation === this.saved || conversation.turns.length === 0) return;
    this.saved = conversation;
    await this.guard(async () => {
      await this.conversations.save(conversation);
      await this.settings.write('last-conversation', conversation.id);
      await this.refresh();
    });
  }

  /** The half-written reply belongs to what is kept: a closed tab loses half a second of it. */
  private withLiveReply(): Conversation {
    const conversation = this.open.value;
    const text = this.open.liveReply.value;
    const turn = conversation.turns.findLast(({ outcome }) => outcome.status === 'answering');
    if (text === null || turn === undefined) return conversation;
    return setReply(conversation, turn.id, text, turn.outcome);
  }

  /** Reads the list anew. */
  async refresh(): Promise<void> {
    const summaries = await this.conversations.list();
    this.update(() => ({ summaries, error: null }));
  }

  private async guard<Result>(work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      this.update(({ summaries }) => ({ summaries, error: toAppError(error) }));
      return null;
    }
  }
}
