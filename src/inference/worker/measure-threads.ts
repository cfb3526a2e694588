import { trustedScriptUrl } from '../../channel/trusted-script-url.ts';
import { candidateThreads, chooseThreads } from './choose-threads.ts';
import type { ThreadsReading } from './choose-threads.ts';

/** Long enough for the scheduler to spread the threads, short enough that nobody waits for it. */
const roundMs = 50;

/**
 * Lets busy loops run at once, in one worker for each thread, and takes the number of threads that gets the most done.
 * Takes about a third of a second on eight cores.
 */
export async function measureThreads(processors: number): Promise<number> {
  const candidates = candidateThreads(processors);
  const source = new Blob([`(${answerWithWork.toString()})();`], { type: 'text/javascript' });
  const url = URL.createObjectURL(source);
  const workers = Array.from(
    { length: Math.max(...candidates) },
    () => new Worker(trustedScriptUrl(url), { type: 'module', name: 'thread' }),
  );
  try {
    await Promise.all(workers.map((worker) => work(worker, 0))); // until all have started
    const readings: ThreadsReading[] = [];
    for (const threads of candidates) {
      const rates = await Promise.all(workers.slice(0, threads).map((worker) => work(worker, roundMs)));
      readings.push({ threads, rates });
    }
    return chooseThreads(readings);
  } catch {
    return 1; // a browser that starts no workers here has no threads for us either
  } finally {
    for (const worker of workers) worker.terminate();
    URL.revokeObjectURL(url);
  }
}

/** @returns how much it got done in so long */
function work(worker: Worker, durationMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(durationMs);
  });
}

/** Runs as text in those workers, so everything that it uses is inside. */
function answerWithWork(): void {
  globalThis.onmessage = ({ data: durationMs }: MessageEvent<number>) => {
    const endMs = performance.now() + durationMs;
    let rounds = 0;
    let sum = 1;
    do {
      for (let step = 0; step < 20_000; step += 1) sum = (Math.imul(sum, 31) + step) | 0;
      rounds += 1;
    } while (performance.now() < endMs);
    // The sum is used, or the loop could be left out.
    globalThis.postMessage(rounds + (sum === 0 ? 1e-9 : 0));
  };
}
