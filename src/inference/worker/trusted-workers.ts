// wllama starts a worker of its own from a blob, and that one starts more for further threads. All of them inherit the
// page's policy, which enforces Trusted Types in workers too, and wllama knows nothing of those. So what makes a URL of
// ours trusted is put in front of every script that is started, rather than allowing more in the policy.
import { trustedScriptUrl } from '../../channel/trusted-script-url.ts';

/** From now on each worker that this thread starts from a blob is trusted, and so are those that it starts in turn. */
export function trustWorkers(): void {
  const blobs = new Map<string, Blob>();
  const createObjectUrl = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (object) => {
    const url = createObjectUrl(object);
    if (object instanceof Blob) blobs.set(url, object);
    return url;
  };
  const PlainWorker = Worker;
  globalThis.Worker = class extends PlainWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      const script = blobs.get(String(url));
      if (script === undefined) throw new TypeError('Only scripts of this thread are started.');
      const prelude = `(${trustBlobs.toString()})();\n`;
      super(trustedScriptUrl(createObjectUrl(new Blob([prelude, script], { type: script.type }))), options);
    }
  };
}

interface Scope {
  Worker: typeof Worker;
  trustedTypes?: {
    createPolicy: (
      name: string,
      rules: { createScriptURL: (url: string) => string },
    ) => { createScriptURL: (url: string) => string };
  };
}

/** Runs as text at the start of those workers, so everything that it uses is inside. */
function trustBlobs(): void {
  const scope = globalThis as Scope;
  const PlainWorker = scope.Worker;
  const { trustedTypes } = scope;
  if (trustedTypes === undefined) return;
  const policy = trustedTypes.createPolicy('hearth-worker', {
    createScriptURL(url) {
      if (url.startsWith('blob:')) return url;
      throw new TypeError('Only blobs are started.');
    },
  });
  scope.Worker = class extends PlainWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(policy.createScriptURL(String(url)), options);
    }
  };
}
