// Runs in the page, before its own scripts. Small, because what it does counts among the page's tasks: the usual
// test tools would bring a long task of their own.

export interface Driver {
  /** Middle of the button that starts the model, once it is there. */
  startButton: () => Promise<{ x: number; y: number }>;
  whenReady: () => Promise<void>;
  whenAnswered: () => Promise<void>;
  /** Milliseconds for a fixed amount of work, to see how much the thread is slowed down. */
  work: () => number;
  /** Entries that the browser itself calls long. */
  longTasks: number;
}

declare global {
  var driver: Driver;
}

/** Handed to `addInitScript`, so everything it uses is inside. */
export function installDriver(): void {
  const inApp = (selector: string): Element | null =>
    document.querySelector('hearth-app')?.shadowRoot?.querySelector(selector) ?? null;
  const composer = (): Element | null =>
    inApp('hearth-composer-view')?.shadowRoot?.querySelector('hearth-composer') ?? null;
  /** On a first visit it is alone on the page; later it stands in the place of the composer. */
  const offer = (): Element | null =>
    inApp('hearth-model-offer') ??
    inApp('hearth-composer-view')?.shadowRoot?.querySelector('hearth-model-offer') ??
    null;
  const until = async <Found>(find: () => Found | null | undefined | false): Promise<Found> => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const isComposer = (status: string): boolean => composer()?.getAttribute('status') === status;

  globalThis.driver = {
    longTasks: 0,
    async startButton() {
      // Around it the page is still being built: it has come to rest when it is twice at the same place.
      let before = '';
      const start = await until(() => {
        const button = offer()?.shadowRoot?.querySelector('button.primary');
        const place = JSON.stringify(button?.getBoundingClientRect());
        const isAtRest = place === before;
        before = place;
        return isAtRest ? button : null;
      });
      const { left, top, width, height } = start.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },
    async whenReady() {
      await until(() => isComposer('idle'));
    },
    async whenAnswered() {
      await until(() => isComposer('answering'));
      await until(() => isComposer('idle'));
    },
    work() {
      const once = (): number => {
        const startMs = performance.now();
        let sum = 0;
        for (let step = 0; step < 1e7; step += 1) sum = (sum * 31 + step) | 0;
        return performance.now() - startMs + (sum === 1 ? 1 : 0);
      };
      return Math.min(once(), once(), once());
    },
  };
  new PerformanceObserver((list) => (driver.longTasks += list.getEntries().length)).observe({
    type: 'longtask',
    buffered: true,
  });
}
