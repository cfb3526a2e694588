import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };

/**
 * Renders the beginning of a long list, and more whenever its end comes near. The end is an element of class `more` that
 * reaches up beside the last entries.
 */
export class GrowingList implements ReactiveController {
  /** So many entries are rendered. */
  count: number;
  private readonly host: Host;
  private readonly step: number;
  private readonly onMore: (count: number) => void;
  private observer: IntersectionObserver | null = null;
  private end: Element | null = null;

  /** @param onMore hears that there should be more */
  constructor(host: Host, step: number, onMore: (count: number) => void = () => undefined) {
    this.host = host;
    this.step = step;
    this.count = step;
    this.onMore = onMore;
    host.addController(this);
  }

  /** From the beginning again, for another list. */
  reset(): void {
    this.count = this.step;
  }

  /** Renders an entry that is further down too. */
  include(index: number): void {
    this.count = Math.max(this.count, index + 1);
  }

  hostUpdated(): void {
    const end = this.host.renderRoot.querySelector('.more');
    this.observer ??= new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting === true) this.grow();
    });
    // Watched anew each time: an end that stays in sight does not come into sight again.
    if (this.end !== null) this.observer.unobserve(this.end);
    this.end = end;
    if (end !== null) this.observer.observe(end);
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    this.observer = null;
    this.end = null;
  }

  private grow(): void {
    this.count += this.step;
    this.onMore(this.count);
    this.host.requestUpdate();
  }
}
