import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Turn } from '../../conversations/conversation.ts';
import { compareTurns } from './compare-turns.ts';
import { IdleSteps } from './idle-steps.ts';
import { ScrollPlace } from './scroll-place.ts';
import { StickToEnd } from './stick-to-end.ts';
import { endOf, followTurns, grow, isWhole, rangeAround } from './turn-range.ts';
import type { TurnRange } from './turn-range.ts';

/** How many turns appear with one step, before and after those that are there. The first fill the view, frame by frame. */
const turnsPerStep = { quick: 1, idle: 3 };

interface Host extends ReactiveControllerHost {
  turns: readonly Turn[];
  /** Null: nothing is being written, so that there is time for more turns. */
  liveText: string | null;
}

/** Which turns of a conversation are on the page, and which of them are in sight. */
export class TurnWindow implements ReactiveController {
  range: TurnRange = { from: 0, to: 0 };
  private readonly host: Host;
  private readonly place = new ScrollPlace();
  private readonly stick: StickToEnd;
  private readonly rest: IdleSteps;
  private scroller: HTMLElement | null = null;
  private content: HTMLElement | null = null;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
    this.stick = new StickToEnd(host, () => this.isEndThere);
    this.rest = new IdleSteps(host, {
      isLeft: () => host.liveText === null && !isWhole(this.range, host.turns.length),
      step: (isQuick) => this.grow(isQuick ? turnsPerStep.quick : turnsPerStep.idle),
    });
  }

  get isAtEnd(): boolean {
    return this.stick.isAtEnd;
  }

  get isEndThere(): boolean {
    return this.range.to === this.host.turns.length;
  }

  watch(scroller: HTMLElement, content: HTMLElement): void {
    this.scroller = scroller;
    this.content = content;
    this.stick.watch(scroller, content);
  }

  hostUpdated(): void {
    if (this.scroller !== null) this.place.afterGrowth(this.scroller);
  }

  /** Another conversation is shown, from its end. */
  begin(): void {
    this.range = endOf(this.host.turns.length);
    this.stick.isAtEnd = true;
    this.rest.hurry();
  }

  /** @param before the turns as they were */
  follow(before: readonly Turn[]): void {
    const { turns } = this.host;
    const change = compareTurns(before, turns);
    // A new question is the reader's own: it is shown wherever they were.
    if (change === 'asked') this.stick.isAtEnd = true;
    if (change === 'branch') this.stay();
    const isEndAway = this.range.to < before.length;
    this.range =
      change === 'asked' && isEndAway
        ? endOf(turns.length)
        : followTurns(this.range, idsOf(before), idsOf(turns));
  }

  /** Shows the newest words. */
  showEnd(): void {
    if (!this.isEndThere) this.range = endOf(this.host.turns.length);
    this.stick.jump();
    this.host.requestUpdate();
  }

  /** Lets the turn at this place be on the page. */
  include(index: number): void {
    if (index >= this.range.from && index < this.range.to) return;
    this.range = rangeAround(index, this.host.turns.length);
    this.host.requestUpdate();
  }

  /** Who scrolls faster than the rest appears does not wait for it. */
  readonly onScroll = (): void => {
    this.stick.onScroll();
    if (this.scroller === null) return;
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const isNearTop = this.range.from > 0 && scrollTop < clientHeight;
    const isNearBottom = !this.isEndThere && scrollHeight - scrollTop < 2 * clientHeight;
    if (isNearTop || isNearBottom) this.grow(turnsPerStep.idle);
  };

  private grow(by: number): void {
    // At the end, that is what is kept.
    if (this.range.from > 0 && !this.isAtEnd && this.content !== null) this.place.beforeGrowth(this.content);
    this.range = grow(this.range, by, this.host.turns.length);
    this.host.requestUpdate();
  }

  /** Other turns come in the place of some: the reader stays where they are. */
  private stay(): void {
    if (this.content === null) return;
    this.stick.isAtEnd = false;
    this.rest.hurry();
    void this.place.holdHeight(this.content).then(this.onScroll);
  }
}

const idsOf = (turns: readonly Turn[]): string[] => turns.map(({ id }) => id);
