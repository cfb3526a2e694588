import { fromWire } from '../errors/wire-error.ts';
import { isChannelMessage } from './channel.ts';
import type { Contract, Inbound, Outbound, Port } from './channel.ts';

export interface CallOptions<Event> {
  /** Aborting asks the other side to stop; the call then rejects with `AbortError` once it has stopped. */
  signal?: AbortSignal | undefined;
  onEvent?: ((event: Event) => void) | undefined;
}

/** The calling end of a channel. */
export interface Connection<Calls extends Contract<Calls>> {
  call<Name extends keyof Calls & string>(
    name: Name,
    params: Calls[Name]['params'],
    options?: CallOptions<Calls[Name]['event']>,
  ): Promise<Calls[Name]['result']>;
  /** Rejects every open call, for when the other side is known to be gone. Later calls reject likewise. */
  close(reason: Error): void;
}

/** Connects to the other end of `port`, which must be served by `answer` with the same contract. */
export function connect<Calls extends Contract<Calls>>(port: Port): Connection<Calls> {
  const open = new Map<number, { receive: (message: Outbound) => void; fail: (reason: Error) => void }>();
  let lastId = 0;
  let closed: Error | null = null;

  const listener = ({ data }: MessageEvent<unknown>): void => {
    if (isChannelMessage(data)) open.get(data.id)?.receive(data as Outbound);
  };
  port.addEventListener('message', listener);
  const send = (message: Inbound): void => {
    port.postMessage(message);
  };

  return {
    call(name, params, { signal, onEvent } = {}) {
      return new Promise((resolve, reject) => {
        if (closed !== null) {
          reject(closed);
          return;
        }
        if (signal?.aborted === true) {
          reject(new DOMException('Cancelled before it began.', 'AbortError'));
          return;
        }
        const id = ++lastId;
        const abort = (): void => {
          send({ kind: 'abort', id });
        };
        const settle = (): void => {
          open.delete(id);
          signal?.removeEventListener('abort', abort);
        };
        open.set(id, {
          fail: (reason) => {
            settle();
            reject(reason);
          },
          receive: (message) => {
            if (message.kind === 'event') {
              onEvent?.(message.event);
              return;
            }
            settle();
            if (message.kind === 'result') resolve(message.result);
            else reject(fromWire(message.error));
          },
        });
        signal?.addEventListener('abort', abort);
        try {
          send({ kind: 'call', id, name, params });
        } catch (error) {
          settle();
          reject(error as Error); // params that cannot be cloned
        }
      });
    },
    close(reason) {
      closed = reason;
      port.removeEventListener('message', listener);
      for (const { fail } of [...open.values()]) fail(reason);
    },
  };
}
