import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A reader this near to the end wants to follow it. */
const nearPx = 48;
/** A scroll so soon after one of these is the reader's. */
const gestures = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
const gestureMs = 500;

/** Keeps the end of a growing content in view, but only while the reader is there. */
export class StickToEnd implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly isEndThere: () => boolean;
  private scroller: HTMLElement | null = null;
  private lastTop = 0;
  private lastHeight = 0;
  private gestureAtMs = -Infinity;
  private readonly observer = new ResizeObserver(() => this.follow());

  /** Whether the reader sees the end. */
  isAtEnd = true;

  /** @param isEndThere whether the end of the content is on the page at all */
  constructor(host: ReactiveControllerHost, isEndThere: () => boolean) {
    this.host = host;
    this.isEndThere = isEndThere;
    host.addController(this);
  }

  /** `content` grows inside `scroller`. */
  watch(scroller: HTMLElement, content: HTMLElement): void {
    this.scroller = scroller;
    this.observer.observe(content);
    this.observer.observe(scroller);
    for (const type of gestures) scroller.addEventListener(type, this.onGesture, { passive: true });
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    for (const type of gestures) this.scroller?.removeEventListener(type, this.onGesture);
    this.scroller = null;
  }

  /** Shows the end, whatever the reader sees now. */
  jump(): void {
    this.setAtEnd(true);
    this.follow();
  }

  readonly onScroll = (): void => {
    if (this.scroller === null) return;
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    // Content that grows before this event arrives also puts the end out of reach, and the browser itself moves the view when
    // something above turns out smaller than expected.
    const isReader = scrollHeight === this.lastHeight || performance.now() - this.gestureAtMs < gestureMs;
    const movedUp = scrollTop < this.lastTop && isReader;
    const isNear = scrollHeight - scrollTop - clientHeight < nearPx;
    this.lastTop = scrollTop;
    this.lastHeight = scrollHeight;
    if (isNear && this.isEndThere()) this.setAtEnd(true);
    else if (movedUp) this.setAtEnd(false);
  };

  private readonly onGesture = (): void => {
    this.gestureAtMs = performance.now();
  };

  /** Shows the end if the reader was there. */
  follow(): void {
    if (!this.isAtEnd || this.scroller === null) return;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: 'instant' });
    this.lastTop = this.scroller.scrollTop;
    this.lastHeight = this.scroller.scrollHeight;
  }

  private setAtEnd(isAtEnd: boolean): void {
    if (this.isAtEnd === isAtEnd) return;
    this.isAtEnd = isAtEnd;
    this.host.requestUpdate();
  }
}
