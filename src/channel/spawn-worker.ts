// Workers start from a blob that imports the real script. A blob worker inherits the page's Content-Security-
// Policy, which sits in the page itself; a worker loaded by its URL would only get what the host's headers say,
// and a static host sends none. (HTML standard, “initialize worker policy container”.)
import { whenDead } from './thread-life.ts';
import { trustedScriptUrl } from './trusted-script-url.ts';
import type { Thread } from './thread-life.ts';

/**
 * Starts a module worker, whose script must call `holdLifeLock`.
 * @param scriptUrl absolute URL of the worker's module, on the site's own origin
 * @param kind what it is for; part of its name, which is unique
 */
export function spawnWorker(scriptUrl: string, kind: string): Thread {
  const name = `${kind} ${crypto.randomUUID()}`;
  const source = new Blob([`import ${JSON.stringify(scriptUrl)};`], { type: 'text/javascript' });
  const blobUrl = URL.createObjectURL(source);
  const worker = new Worker(trustedScriptUrl(blobUrl), { type: 'module', name });
  const release = (): void => {
    URL.revokeObjectURL(blobUrl);
  };
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return { port: worker, end: () => worker.terminate(), died: whenDead(worker, name) };
}
