import { isEmptyDraft } from '../conversations/draft.ts';
import { Store } from './store.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Draft, DraftAttachment } from '../conversations/draft.ts';
import type { DraftStorage } from '../storage/draft-storage.ts';

/** A conversation in which nothing was said yet has no record of its own, and neither has its draft. */
const newKey = 'new';
const keyOf = ({ id, turns }: Conversation): string => (turns.length === 0 ? newKey : id);

/** How far what is stored may be behind what is on the screen, in milliseconds. */
const saveEveryMs = 300;

type Content = Pick<Draft, 'text' | 'attachments'>;

const empty: Content = { text: '', attachments: [] };
/** In place of what is stored, where nothing is. */
const nothingStored: Content = { text: '', attachments: [] };

/**
 * The question that is not sent yet: the value is its text. Each conversation has its own, and so has the next new one.
 * Without storage they last as long as their conversation is open.
 */
export class DraftStore extends Store<string> {
  /** The texts that go with it. */
  readonly attachments = new Store<readonly DraftAttachment[]>([]);

  private readonly open: Pick<Store<Conversation>, 'value' | 'subscribe'>;
  private readonly storage: DraftStorage;
  private id: string;
  private key: string;
  /** What is stored of the open one. */
  private saved: Content = empty;
  private isFollowing = false;
  private isForgetting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** One access after the other, so that the last one counts. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(open: Pick<Store<Conversation>, 'value' | 'subscribe'>, storage: DraftStorage) {
    super('');
    this.open = open;
    this.storage = storage;
    this.id = open.value.id;
    this.key = keyOf(open.value);
    this.subscribe(() => this.saveSoon());
    this.attachments.subscribe(() => this.saveSoon());
  }

  get isEmpty(): boolean {
    return isEmptyDraft(this.content);
  }

  /** Shows the draft of the open conversation, and from now on of each that is opened. */
  async restore(): Promise<void> {
    if (this.isFollowing) return;
    this.isFollowing = true;
    ({ id: this.id } = this.open.value);
    this.key = keyOf(this.open.value);
    this.load();
    this.open.subscribe(() => this.follow());
    await this.queue;
  }

  /** Empties it: it was sent. */
  clear(): void {
    this.attachments.update((before) => (before.length === 0 ? before : []));
    this.update(() => '');
  }

  /** Adds text below what there is. */
  append(text: string): void {
    this.update((before) => [before, text].filter((part) => part.trim() !== '').join('\n\n'));
  }

  attach(attachments: readonly DraftAttachment[]): void {
    if (attachments.length > 0) this.attachments.update((before) => [...before, ...attachments]);
  }

  detach(index: number): void {
    this.attachments.update((before) => before.filter((_, each) => each !== index));
  }

  /** Whether somebody wrote into a new conversation after the open one was last changed. */
  async isNewOneLatest(): Promise<boolean> {
    if (this.key === newKey) return false;
    const draft = await this.storage.load(newKey).catch(() => null);
    return draft !== null && draft.updatedAt > this.open.value.updatedAt;
  }

  /** Waits until the draft of the conversation that was opened last is shown. */
  async settled(): Promise<void> {
    await this.queue;
  }

  /** Writes what has changed. @returns whether nothing would be lost with the page */
  async saveNow(): Promise<boolean> {
    this.save();
    await this.queue;
    return this.saved !== nothingStored || this.isEmpty;
  }

  /** Of a conversation that is deleted. @returns it, for `putBack` */
  async remove(id: string): Promise<Draft | null> {
    return this.inTurn(async () => {
      const draft = await this.storage.load(id);
      await this.storage.remove(id);
      return draft;
    });
  }

  async putBack(id: string, draft: Draft): Promise<void> {
    await this.inTurn(() => this.storage.save(id, draft));
  }

  /** Removes those whose conversation is gone: it may have been deleted elsewhere. */
  async prune(kept: ReadonlySet<string>): Promise<void> {
    await this.inTurn(async () => {
      for (const id of await this.storage.keys()) {
        if (id !== newKey && id !== this.key && !kept.has(id)) await this.storage.remove(id);
      }
    });
  }

  /** Keeps nothing from now on: everything is being deleted. */
  forget(): void {
    clearTimeout(this.timer);
    this.isForgetting = true;
  }

  private get content(): Content {
    return { text: this.value, attachments: this.attachments.value };
  }

  private follow(): void {
    const { id } = this.open.value;
    const key = keyOf(this.open.value);
    const isSame = id === this.id;
    this.id = id;
    if (key === this.key) return;
    if (isSame) this.move(key);
    else this.turnTo(key);
  }

  /** The same conversation has begun, or has lost its only turn: what is written stays with it. */
  private move(key: string): void {
    const before = this.key;
    this.key = key;
    this.saved = nothingStored;
    void this.inTurn(() => this.storage.remove(before));
    this.saveSoon();
  }

  private turnTo(key: string): void {
    this.save();
    this.key = key;
    this.show(empty);
    this.load();
  }

  private load(): void {
    const { key } = this;
    void this.inTurn(async () => {
      const draft = await this.storage.load(key);
      if (draft !== null && key === this.key) this.join(draft);
    });
  }

  /** What was typed while the draft was being read comes after it. */
  private join({ text, attachments }: Draft): void {
    const typed = this.content;
    this.saved = { text, attachments };
    if (isEmptyDraft(typed)) {
      this.show({ text, attachments });
      return;
    }
    this.attachments.update(() => [...attachments, ...typed.attachments]);
    this.update(() => [text, typed.text].filter((part) => part !== '').join('\n'));
  }

  private show(content: Content): void {
    this.saved = content;
    this.attachments.update(() => content.attachments);
    this.update(() => content.text);
  }

  private saveSoon(): void {
    if (this.isFollowing) this.timer ??= setTimeout(() => this.save(), saveEveryMs);
  }

  private save(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { key, content, saved } = this;
    const isChanged = content.text !== saved.text || content.attachments !== saved.attachments;
    if (!isChanged || !this.isFollowing || this.isForgetting) return;
    this.saved = content;
    void this.inTurn(() => this.write(key, content));
  }

  private async write(key: string, content: Content): Promise<void> {
    try {
      await (isEmptyDraft(content)
        ? this.storage.remove(key)
        : this.storage.save(key, { ...content, updatedAt: Date.now() }));
    } catch (error) {
      if (this.saved === content) this.saved = nothingStored;
      throw error;
    }
  }

  /** Whatever storage answers, the next access has its turn. The history meets the same storage and tells. */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result | null> {
    const done = this.queue.then(work).catch(() => null);
    this.queue = done;
    return done;
  }
}
