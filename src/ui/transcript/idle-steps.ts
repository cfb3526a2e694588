import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterFrame } from '../next-task.ts';

/** So many steps come as fast as the page can draw them; the others wait until it has nothing else to do. */
const quickSteps = 6;

const whenIdle = (): Promise<unknown> =>
  new Promise((resolve) =>
    // Safari has no idle callbacks.
    'requestIdleCallback' in globalThis ? requestIdleCallback(resolve) : setTimeout(resolve, 100),
  );

interface Work {
  /** Whether there is something left to do. */
  isLeft: () => boolean;
  /** @param isQuick the view is not full yet */
  step: (isQuick: boolean) => void;
}

/** Work in small steps, each after the host has shown the one before. */
export class IdleSteps implements ReactiveController {
  private readonly work: Work;
  private done = 0;
  private isScheduled = false;

  constructor(host: ReactiveControllerHost, work: Work) {
    this.work = work;
    host.addController(this);
  }

  /** The next steps are urgent again. */
  hurry(): void {
    this.done = 0;
  }

  hostUpdated(): void {
    if (this.isScheduled || !this.work.isLeft()) return;
    this.isScheduled = true;
    void this.stepLater();
  }

  private async stepLater(): Promise<void> {
    await afterFrame();
    const isQuick = this.done < quickSteps;
    if (!isQuick) await whenIdle();
    this.done += 1;
    this.isScheduled = false;
    if (this.work.isLeft()) this.work.step(isQuick);
  }
}
