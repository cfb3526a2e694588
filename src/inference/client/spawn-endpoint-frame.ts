// The page's own policy is written before anybody knows which server a visitor will add, and cannot be widened later. So
// whatever talks to that server lives in a frame with a policy of its own, which reaches that server and nothing else.
import { portMessage, readyMessage } from '../contract/endpoint-contract.ts';
import type { Thread } from '../../channel/thread-life.ts';

/** A small page of our own site, usually out of the cache. */
const startsWithinMs = 20_000;

/**
 * Starts a hidden frame, which answers the `EndpointContract`.
 * @param pageUrl absolute URL of the built `endpoint.html`
 * @param origin of the server that it may reach
 */
export function spawnEndpointFrame(pageUrl: string, origin: string): Thread {
  const { port1: near, port2: far } = new MessageChannel();
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Connection to a server of your own';
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  frame.src = `${pageUrl}#${origin}`;
  const end = (): void => {
    frame.remove();
    near.close();
  };
  const died = whenDead(frame, near, far);
  near.start();
  document.body.append(frame);
  return { port: near, end, died };
}

/** Hands the frame its port, and resolves when that comes to nothing or the frame is replaced by another page. */
function whenDead(frame: HTMLIFrameElement, near: MessagePort, far: MessagePort): Promise<string> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve('the frame of the endpoint did not start'), startsWithinMs);
    near.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === readyMessage) clearTimeout(late);
    });
    let isHandedOver = false;
    frame.addEventListener('load', () => {
      // The browser's own page about a failure is of another origin.
      if (frame.contentDocument === null || isHandedOver) {
        clearTimeout(late);
        resolve('the frame of the endpoint could not be loaded');
        return;
      }
      isHandedOver = true;
      frame.contentWindow?.postMessage(portMessage, location.origin, [far]);
    });
  });
}
