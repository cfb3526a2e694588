// In the page under test: one download, with a person who starts it again when it gives up. Nobody watches through
// developer tools, for those keep copies of answers in the memory that is measured.

export interface DownloadRun {
  startMs: number;
  attempts: number;
}

const mostAttempts = 6;
const key = 'bench-run';

/** Looks into the caches until all of these are there. */
async function untilStored(names: readonly string[]): Promise<void> {
  for (;;) {
    const urls: string[] = [];
    for (const name of ['webllm/model', 'webllm/config', 'webllm/wasm']) {
      urls.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
    }
    if (names.every((name) => urls.some((url) => url.endsWith(name)))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whoever measures reads it from the list of requests. */
const report = (...words: readonly (string | number)[]): Promise<unknown> =>
  fetch(`../report/${words.join('/')}`);

/** @param names how the URLs of all files end that have to be stored */
export async function runDownload(download: () => Promise<void>, names: readonly string[]): Promise<void> {
  const stored = sessionStorage.getItem(key);
  if (stored === null) await report('ready');
  const before = stored === null ? null : (JSON.parse(stored) as DownloadRun);
  const run = { startMs: before?.startMs ?? Date.now(), attempts: (before?.attempts ?? 0) + 1 };
  sessionStorage.setItem(key, JSON.stringify(run));
  const whole = untilStored(names).then(() => true);
  const ended = download().then(
    () => whole,
    () => false,
  );
  const isDone = await Promise.race([whole, ended]);
  if (isDone) await report('done', Date.now() - run.startMs, run.attempts);
  else if (run.attempts === mostAttempts) await report('given-up');
  else location.reload();
}
