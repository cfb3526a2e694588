// Workers start from a blob that imports the real script. A blob worker inherits the page's Content-Security-
// Policy, which sits in the page itself; a worker loaded by its URL would only get what the host's headers say,
// and a static host sends none. (HTML standard, “initialize worker policy container”.)
import { randomId } from './random-id.ts';
import { whenDead } from './thread-life.ts';
import { trustedScriptUrl } from './trusted-script-url.ts';
import type { Thread } from './thread-life.ts';

/** What is posted waits until the module is there. */
const moduleSource = (scriptUrl: string): string => `import ${JSON.stringify(scriptUrl)};`;

/** For pages without an origin, as in a sandboxed frame: there Chromium (seen in 156) starts no module from a blob. */
const scriptSource = (scriptUrl: string): string => `const early = [];
onmessage = (event) => early.push(event);
import(${JSON.stringify(scriptUrl)}).then(() => {
  onmessage = null;
  for (const event of early) dispatchEvent(new MessageEvent('message', event));
}, reportError);`;

/**
 * Starts a module worker, whose script must call `holdLifeLock`.
 * @param scriptUrl absolute URL of the worker's module, on the site's own origin
 * @param kind what it is for; part of its name, which is unique
 */
export function spawnWorker(scriptUrl: string, kind: string): Thread {
  const name = `${kind} ${randomId()}`;
  const hasOrigin = globalThis.origin !== 'null';
  const source = hasOrigin ? moduleSource(scriptUrl) : scriptSource(scriptUrl);
  const blobUrl = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(trustedScriptUrl(blobUrl), { type: hasOrigin ? 'module' : 'classic', name });
  const release = (): void => {
    URL.revokeObjectURL(blobUrl);
  };
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return { port: worker, end: () => worker.terminate(), died: whenDead(worker, name) };
}
