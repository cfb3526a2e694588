import { SharedInference } from '../client/shared-inference.ts';
import { defaultTimings, forEachEngine } from '../client/timings.ts';
import { BrowserDouble } from './browser-double.ts';
import { createScriptedEngine } from './scripted-engine.ts';
import { WorkerDouble } from './worker-double.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { ErrorCode } from '../../errors/app-error.ts';
import type { TabsTimings } from '../client/tabs/tabs-timings.ts';
import type { TabDouble } from './browser-double.ts';
import type { Script } from './script.ts';

/** Short, because tests wait for them. */
const tabsTimings: TabsTimings = {
  lastWordsMs: 60,
  stealAfterMs: 150,
  statusWithinMs: 40,
  pingEveryMs: 20,
  abortGraceMs: 40,
};
const timings = { ...defaultTimings, abortGraceMs: 20, abortDrainMs: forEachEngine(200) };

export interface SharedTab {
  inference: SharedInference;
  double: TabDouble;
  /** What this tab was told: the code of each loss, or `idle`. */
  told: (ErrorCode | 'idle')[];
}

/** Tabs that share a scripted engine, each with a `SharedInference` of its own. */
export class SharedTabs {
  /** Every thread that any tab has started. */
  readonly workers: WorkerDouble[] = [];
  /** What the next engine, and the next load or reply, does. */
  readonly script: Script = {};
  private readonly browser = new BrowserDouble();

  open(): SharedTab {
    const double = this.browser.openTab();
    return { ...this.inferenceOn(double), double };
  }

  /** A tab of a browser that knows neither locks nor channels. */
  openAlone(): SharedInference {
    return this.inferenceOn(null).inference;
  }

  close(): void {
    this.browser.close();
    for (const worker of this.workers) worker.terminate();
  }

  private inferenceOn(double: TabDouble | null): Omit<SharedTab, 'double'> {
    const told: SharedTab['told'] = [];
    const inference = new SharedInference({
      spawn: () => this.spawn(double),
      onLost: ({ code }) => told.push(code),
      onIdle: () => told.push('idle'),
      platform: double?.platform ?? null,
      timings,
      tabsTimings,
    });
    return { inference, told };
  }

  private spawn(double: TabDouble | null): Thread {
    const engine = createScriptedEngine(
      async () => this.script,
      () => worker.crash('uncaught'),
    );
    const worker = new WorkerDouble(engine);
    this.workers.push(worker);
    double?.onDeath(() => worker.terminate());
    return worker.asThread();
  }
}
