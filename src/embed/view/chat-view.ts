import { render } from 'lit';
import type { ReactiveControllerHost } from 'lit';
import { isLanguage, setLanguage } from '../../i18n/language.ts';
import { ember } from '../../ui/turn/ember.styles.ts';
import { StickToEnd } from '../../ui/transcript/stick-to-end.ts';
import { ReplySpeaker } from '../../ui/transcript/reply-speaker.ts';
import { drawing } from '../../ui/icon/draw-icon.ts';
import type { ChatControls, ShownChat } from './shown-chat.ts';
import { adoptStyles } from './adopt-styles.ts';
import { renderChat } from './render-chat.ts';
import { styles } from './chat-styles.ts';

/** Draws a conversation into the element's shadow tree, once for all changes of a task. */
export class ChatView implements ReactiveControllerHost, ChatControls {
  /** What is typed and not sent yet. */
  draft = '';
  /** What a screen reader hears next. */
  spoken = '';
  private readonly session: ShownChat;
  private readonly room: HTMLElement;
  private readonly speaker = new ReplySpeaker();
  private readonly end: StickToEnd;
  private isPending = false;
  private isClosed = false;
  private wasReady = false;
  private language = '';

  constructor(session: ShownChat) {
    this.session = session;
    this.room = session.host.room;
    this.end = new StickToEnd(this, () => true);
    adoptStyles(this.room, [ember, drawing, styles]);
    this.requestUpdate();
  }

  // Of `ReactiveControllerHost`: what follows the end of the conversation asks for it.
  readonly updateComplete: Promise<boolean> = Promise.resolve(true);
  addController(): void {
    // It is called by name.
  }
  removeController(): void {
    // As above.
  }

  requestUpdate(): void {
    if (this.isPending || this.isClosed) return;
    this.isPending = true;
    queueMicrotask(() => {
      this.isPending = false;
      if (!this.isClosed) this.update();
    });
  }

  readonly onScroll = (): void => this.end.onScroll();

  close(): void {
    this.isClosed = true;
    this.end.hostDisconnected();
    render(null, this.room);
  }

  /** Where one writes. */
  get field(): HTMLTextAreaElement | null {
    return this.room.querySelector('textarea');
  }

  submit(question: string): void {
    if (question.trim() === '') return;
    this.draft = '';
    this.end.jump();
    this.session.ask(question.trim()).catch(() => undefined);
    this.requestUpdate();
    this.field?.focus();
  }

  private update(): void {
    void this.speak();
    const { conversation, model } = this.session;
    this.spoken = this.speaker.follow(conversation.path.at(-1), conversation.liveReply.value) || this.spoken;
    render(renderChat(this.session, this), this.room);
    this.watchEnd();
    this.end.follow();
    const isReady = model?.status === 'ready';
    if (isReady && !this.wasReady) this.takeFocus();
    this.wasReady = isReady;
  }

  /** Our words are in one language on the whole page: that of the element that was drawn last. */
  private async speak(): Promise<void> {
    const { language: tag } = this.session.host.options;
    const language = tag === 'zh' ? 'zh-Hans' : tag;
    if (language === this.language || !isLanguage(language)) return;
    this.language = language;
    await setLanguage(language).catch(() => undefined);
    this.requestUpdate();
  }

  private watched: Element | null = null;

  private watchEnd(): void {
    const log = this.room.querySelector<HTMLElement>('.log');
    const content = this.room.querySelector<HTMLElement>('.content');
    if (log === null || content === null || this.watched === log) return;
    this.watched = log;
    this.end.watch(log, content);
  }

  /** The button that was pressed is gone: what it was for is here. Not if the visitor is elsewhere meanwhile. */
  private takeFocus(): void {
    const { element } = this.session.host;
    const active = document.activeElement;
    if (this.session.host.isFocusOurs && (active === document.body || active === element || active === null))
      this.field?.focus({ preventScroll: true });
  }
}
