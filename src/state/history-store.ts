// The conversations kept on this device, and which of them is open.
import { toAppError } from '../errors/app-error.ts';
import { ConversationKeeper } from './conversation-keeper.ts';
import { Store } from './store.ts';
import type { AppError } from '../errors/app-error.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { ConversationNews } from '../storage/conversation-news.ts';
import type { ConversationStorage } from '../storage/conversation-storage.ts';
import type { ConversationSummary } from '../storage/conversation-summary.ts';
import type { SettingsStorage } from '../storage/settings-storage.ts';
import type { ConversationStore } from './conversation-store.ts';

export interface HistoryState {
  /** The newest first. */
  summaries: readonly ConversationSummary[];
  /** The last failure of storage, while it lasts: what is on the screen may not be kept. */
  error: AppError | null;
}

export class HistoryStore extends Store<HistoryState> {
  private readonly open: ConversationStore;
  private readonly conversations: ConversationStorage;
  private readonly settings: SettingsStorage;
  private readonly keeper: ConversationKeeper;
  private lastId: unknown;

  constructor(open: ConversationStore, conversations: ConversationStorage, settings: SettingsStorage) {
    super({ summaries: [], error: null });
    this.open = open;
    this.conversations = conversations;
    this.settings = settings;
    this.keeper = new ConversationKeeper(open, conversations, {
      onSaved: async (summary) => {
        this.put(summary);
        await this.remember(summary.id);
      },
      onFailure: (error) => this.fail(error),
    });
  }

  /** Shows the conversation of the last visit, and from now on keeps what changes. */
  async restore(): Promise<void> {
    await this.guard(async () => {
      this.lastId = await this.settings.read('last-conversation');
      const last = typeof this.lastId === 'string' ? await this.conversations.open(this.lastId) : null;
      if (last !== null && this.open.value.turns.length === 0) await this.keeper.show(last);
    });
    this.keeper.start();
    this.conversations.onNews((news) => void this.hear(news));
    await this.refresh();
  }

  /** Shows a stored conversation, and in it the branch of a turn, if one is named. */
  async select(id: string, turnId: string | null = null): Promise<void> {
    await this.guard(async () => {
      if (this.open.value.id !== id) await this.show(id);
      const isHidden = turnId !== null && !this.open.path.some((turn) => turn.id === turnId);
      if (isHidden && this.open.value.id === id) this.open.showBranch(turnId);
    });
  }

  private async show(id: string): Promise<void> {
    const stored = await this.conversations.open(id);
    // Its record may be gone or damaged: then the list has to know.
    if (stored === null) return this.refresh();
    await this.keeper.show(stored);
    return this.remember(id);
  }

  /** @param title null or empty: by its first question */
  async rename(id: string, title: string | null): Promise<void> {
    const name = title?.trim() ?? '';
    await this.change(id, (conversation) => ({ ...conversation, title: name === '' ? null : name }));
  }

  async pin(id: string, isPinned: boolean): Promise<void> {
    await this.change(id, (conversation) => ({ ...conversation, isPinned }));
  }

  /** @returns the deleted conversation, for `putBack`; null when it could not be read */
  async remove(id: string): Promise<Conversation | null> {
    return this.guard(async () => {
      if (this.open.value.id === id) await this.open.startNew();
      await this.keeper.saveNow();
      const conversation = await this.conversations.load(id);
      await this.conversations.remove(id);
      this.drop(id);
      return conversation;
    });
  }

  async putBack(conversation: Conversation): Promise<void> {
    await this.guard(async () => this.put((await this.conversations.save(conversation)).summary));
  }

  /** Reads the list anew. */
  async refresh(): Promise<void> {
    await this.guard(async () => {
      const summaries = await this.conversations.list();
      this.update(() => ({ summaries, error: null }));
    });
  }

  /** About how many bytes the conversations take. */
  get sizeBytes(): number {
    return this.value.summaries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }

  /** Keeps nothing from now on: everything is being deleted. */
  forget(): void {
    this.keeper.forget();
  }

  /** Writes what has changed since the last time. */
  saveNow(): Promise<void> {
    return this.keeper.saveNow();
  }

  /** Changes a conversation where it is: on the screen, from where it is written, or in storage. */
  private async change(id: string, edit: (conversation: Conversation) => Conversation): Promise<void> {
    if (this.open.value.id === id) {
      this.open.update(edit);
      return;
    }
    await this.guard(async () => {
      const summary = await this.conversations.change(id, edit);
      if (summary !== null) this.put(summary);
    });
  }

  private async hear(news: ConversationNews): Promise<void> {
    if (news.kind === 'many') {
      await this.refresh();
      const summary = this.value.summaries.find(({ id }) => id === this.open.value.id);
      if (summary !== undefined) await this.guard(() => this.keeper.follow(summary));
    } else if (news.kind === 'saved') {
      this.put(news.summary);
      this.lastId = null; // that tab has written its own
      await this.guard(() => this.keeper.follow(news.summary));
    } else {
      this.drop(news.id);
      if (this.keeper.isQuiet(news.id)) await this.open.startNew();
    }
  }

  private put(summary: ConversationSummary): void {
    this.update(({ summaries }) => {
      const others = summaries.filter(({ id }) => id !== summary.id);
      const index = others.findIndex(({ updatedAt }) => updatedAt <= summary.updatedAt);
      return { summaries: others.toSpliced(index === -1 ? others.length : index, 0, summary), error: null };
    });
  }

  private drop(id: string): void {
    this.update((state) => ({ ...state, summaries: state.summaries.filter((summary) => summary.id !== id) }));
  }

  /** Which one is shown on the next visit. */
  private async remember(id: string): Promise<void> {
    if (this.lastId === id) return;
    this.lastId = id;
    await this.settings.write('last-conversation', id);
  }

  private fail(error: unknown): void {
    this.update(({ summaries }) => ({ summaries, error: toAppError(error) }));
  }

  private async guard<Result>(work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      this.fail(error);
      return null;
    }
  }
}
