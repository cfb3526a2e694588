import { answer } from '../../channel/answer.ts';
import { openPort } from '../contract/offline-contract.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { Port } from '../../channel/channel.ts';
import type { OfflineContract } from '../contract/offline-contract.ts';

/** The part of a message event that counts here. */
interface PortMessage {
  data: unknown;
  ports: readonly MessagePort[];
}

/**
 * Answers the one call that comes through the port of this message. Each call brings its own port, so that the browser
 * can be told when its work ends: it stops a service worker that seems to have none.
 * @returns resolves once the call was answered, with a result or an error; null for messages of others
 */
export function answerPage(message: PortMessage, handlers: Handlers<OfflineContract>): Promise<void> | null {
  const [port] = message.ports;
  if (message.data !== openPort || port === undefined) return null;
  return new Promise((resolve) => {
    const once: Port = {
      postMessage(reply) {
        port.postMessage(reply);
        if ((reply as { kind?: unknown }).kind !== 'event') resolve();
      },
      addEventListener: (type, listener) => {
        port.addEventListener(type, listener);
      },
      removeEventListener: (type, listener) => {
        port.removeEventListener(type, listener);
      },
    };
    answer<OfflineContract>(once, handlers);
    port.start();
  });
}
