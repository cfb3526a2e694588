import { AppError, isAppError } from '../../errors/app-error.ts';
import { engineLock } from './tabs/seat-contract.ts';
import { defaultTabsTimings } from './tabs/tabs-timings.ts';
import { untilAborted } from './tabs/until-aborted.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type {
  GenerateParams,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  LoadProgress,
  TextDelta,
} from '../contract/inference-contract.ts';

import type { EngineStatus, Notice, SharedCallOptions } from './tabs/seat.ts';
import type { PageMoment, TabsPlatform } from './tabs/tabs-platform.ts';
import type { TabsTimings } from './tabs/tabs-timings.ts';
import type { Membership } from './tabs/take-part.ts';
import type { Timings } from './timings.ts';

/** What runs in whichever tab, and whether that is this one. */
export interface SharedStatus extends EngineStatus {
  isOwner: boolean;
}

interface SharedInferenceOptions {
  /** Starts the thread of the engine that these need; it answers the `InferenceContract`. */
  spawn: (params: LoadParams) => Thread;
  /** Told when the loaded model is gone for this tab: the engine failed, its tab was closed, or another model replaced it. */
  onLost: (error: AppError) => void;
  /** Told when the model was put away, which is no failure: nobody used it for a while, or this page was asleep. */
  onIdle: () => void;
  /** How long a model stays loaded without a call of any tab; null, the default, for ever. */
  idleMs?: number | null;
  /** `browserTabs()`; with null this tab has an engine of its own. */
  platform: TabsPlatform | null;
  timings?: Timings;
  tabsTimings?: TabsTimings;
}

const nothing: SharedStatus = { model: { status: 'none' }, isOwner: false, tabs: 0 };

/**
 * One engine for all tabs of this origin. The first tab that loads a model becomes its owner; the others send their calls
 * to it. When the owner goes, their open calls fail with `owner-closed`, and the next load finds a new owner. Looks
 * like an `InferenceClient`, and every call settles, whatever happens to whichever tab.
 */
export class SharedInference {
  private readonly options: SharedInferenceOptions;
  private idleMs: number | null;
  /** The part that this tab has, if any; `membership` is the same, and also waits for a search that goes on. */
  private part: Membership | null = null;
  private membership: Promise<Membership | null> = Promise.resolve(null);
  private hasModel = false;
  /** Open while the browser has put the page to sleep. */
  private awake: Promise<void> = Promise.resolve();
  private wakeUp: (() => void) | null = null;

  constructor(options: SharedInferenceOptions) {
    this.options = options;
    this.idleMs = options.idleMs ?? null;
    options.platform?.watchPage((moment) => this.onPage(moment));
  }

  /**
   * Returns at once what runs already, joins a load of the same model, and lets another model wait until nobody is being
   * answered. Cancelling ends a load for which no other tab waits.
   */
  async load(params: LoadParams, options: SharedCallOptions<LoadProgress> = {}): Promise<LoadedModel> {
    for (;;) {
      options.signal?.throwIfAborted();
      const part = await untilAborted(this.takePart(), options.signal);
      try {
        const loaded = await part.seat.load(params, options);
        this.hasModel = true;
        return loaded;
      } catch (error) {
        if (this.part === part || isCrash(error)) throw error;
        // The part ended, not the load: it goes on in whichever tab is the owner now.
      }
    }
  }

  /** Waits for the replies of other tabs, and tells `onQueued` so; a second reply of this tab is refused. */
  async generate(
    params: GenerateParams,
    options: SharedCallOptions<TextDelta> = {},
  ): Promise<GenerationSummary> {
    const { seat } = await this.current(options.signal);
    return seat.generate(params, options);
  }

  async countTokens(text: string): Promise<number> {
    const { seat } = await this.current();
    return seat.countTokens(text);
  }

  /**
   * One vector for each text; waits for the replies of other tabs.
   * @throws AppError `request-invalid` where the model has none
   */
  async embed(
    texts: readonly string[],
    options: SharedCallOptions<never> = {},
  ): Promise<readonly (readonly number[])[]> {
    const { seat } = await this.current(options.signal);
    return seat.embed(texts, options);
  }

  /** Frees the model's memory, for all tabs; those hear it as `onIdle`. */
  unload(): void {
    this.hasModel = false;
    void this.membership.then((membership) => membership?.seat.unload());
  }

  /** What runs in any tab. Never fails, starts nothing, and costs a tab that is alone next to nothing. */
  async status(): Promise<SharedStatus> {
    try {
      const membership = (await this.membership) ?? (await this.visit());
      if (membership === null) return nothing;
      return { ...(await membership.seat.status()), isOwner: membership.isOwner };
    } catch {
      return nothing;
    }
  }

  /** For all tabs, from now on. */
  setIdleMs(idleMs: number | null): void {
    this.idleMs = idleMs;
    void this.membership.then((membership) => membership?.seat.setIdleMs(idleMs));
  }

  private async current(signal?: AbortSignal): Promise<Membership> {
    const membership = await untilAborted(this.membership, signal);
    if (membership === null) throw new AppError('model-not-loaded', null);
    return membership;
  }

  private async takePart(): Promise<Membership> {
    const membership = await this.enter(true);
    if (membership === null) throw new AppError('internal', { reason: 'no part in the engine' });
    return membership;
  }

  /** Takes part if there is an owner. */
  private async visit(): Promise<Membership | null> {
    const { held = [] } = (await this.options.platform?.locks.query()) ?? {};
    return held.some(({ name }) => name === engineLock) ? this.enter(false) : null;
  }

  private enter(mayOwn: boolean): Promise<Membership | null> {
    const entered = this.membership.then(async (before) => before ?? (await this.findPart(mayOwn)));
    // One that did not succeed stands in nobody's way.
    this.membership = entered.catch(() => null);
    return entered;
  }

  private async findPart(mayOwn: boolean): Promise<Membership | null> {
    for (;;) {
      await this.awake;
      // Some frames may not use locks at all.
      const part = await this.search(mayOwn, this.options.platform).catch(() => this.search(mayOwn, null));
      if (!this.isAsleep) return (this.part = part);
      part?.leave();
    }
  }

  private async search(mayOwn: boolean, platform: TabsPlatform | null): Promise<Membership | null> {
    const { spawn, timings, tabsTimings = defaultTabsTimings } = this.options;
    // A visitor who has no model yet has no use for it.
    const { takePartAsHost } = await import('./tabs/take-part-as-host.ts');
    const onNotice = (notice: Notice): void => this.hear(notice);
    const onEnd = (reason: AppError | null): void => this.onEnd(reason);
    const part = { platform, mayOwn, timings: tabsTimings, onNotice, onEnd };
    return takePartAsHost(part, { spawn, timings, idleMs: this.idleMs });
  }

  private hear(notice: Notice): void {
    if (notice.kind === 'closing') return; // this tab's own end
    this.hasModel = false;
    if (notice.kind === 'idle') this.options.onIdle();
    else this.options.onLost(notice.error);
  }

  private onEnd(reason: AppError | null): void {
    this.forget();
    if (reason === null) this.options.onIdle();
    else this.options.onLost(reason);
  }

  private forget(): void {
    this.part = null;
    this.membership = Promise.resolve(null);
    this.hasModel = false;
  }

  private get isAsleep(): boolean {
    return this.wakeUp !== null;
  }

  private onPage(moment: PageMoment): void {
    if (moment === 'back') {
      this.wakeUp?.();
      this.wakeUp = null;
      return;
    }
    // A tab that works for nobody else goes on where it was when it thaws.
    const isHarmless = moment === 'frozen' && this.part?.isSelfish() === true;
    if (!this.isAsleep && !isHarmless) this.sleep();
  }

  /** A page that cannot run must not own what others wait for. */
  private sleep(): void {
    const { part, hasModel } = this;
    this.awake = new Promise((resolve) => (this.wakeUp = resolve));
    if (hasModel) void this.awake.then(() => this.options.onIdle());
    if (part === null) return; // a search that goes on notices by itself
    this.forget();
    part.leave();
  }
}

/** A tab that crashed may have crashed of the load; one that was closed did not. */
function isCrash(error: unknown): boolean {
  if (!isAppError(error) || error.code !== 'owner-closed') return false;
  return !(error as AppError<'owner-closed'>).detail.orderly;
}
