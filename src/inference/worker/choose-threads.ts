/** How much work each of so many threads got done at the same time, in any unit. */
export interface ThreadsReading {
  threads: number;
  /** One figure for each thread. */
  rates: readonly number[];
}

/** Further threads have to bring this much, for each of them also costs waiting that no busy loop shows. */
const worthwhileGain = 1.1;

/** Which numbers of threads are tried where the browser speaks of so many processors. */
export function candidateThreads(processors: number): readonly number[] {
  return [1, 2, 3, 4, 6, 8, 12, 16].filter((threads) => threads === 1 || threads <= processors);
}

/**
 * How many threads to compute with. llama.cpp's threads wait for each other after every step, so all are as fast as the
 * slowest: half as many fast cores can beat all of them, and the number of processors says little.
 */
export function chooseThreads(readings: readonly ThreadsReading[]): number {
  let best = { threads: 1, speed: 0 };
  for (const { threads, rates } of readings.toSorted((one, other) => one.threads - other.threads)) {
    const speed = threads * Math.min(...rates);
    if (speed > best.speed * worthwhileGain) best = { threads, speed };
  }
  return best.threads;
}
