import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import { openPort } from '../contract/offline-contract.ts';
import type { OfflineContract } from '../contract/offline-contract.ts';

/** The part of a service worker that counts here. */
export type ServiceWorkerPort = Pick<ServiceWorker, 'postMessage'>;

/**
 * One call through a port of its own.
 * @throws AppError `internal` when no answer comes in time: the browser may have stopped the service worker
 */
export async function callServiceWorker<Name extends keyof OfflineContract>(
  worker: ServiceWorkerPort,
  name: Name,
  params: OfflineContract[Name]['params'],
  timeoutMs: number,
): Promise<OfflineContract[Name]['result']> {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(openPort, [port2]);
  const connection = connect<OfflineContract>(port1);
  port1.start();
  const timer = setTimeout(() => {
    connection.close(new AppError('internal', { reason: `the service worker did not answer ${name}` }));
  }, timeoutMs);
  try {
    return await connection.call(name, params);
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}
