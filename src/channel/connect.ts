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

interface OpenCall {
  receive: (message: Outbound) => void;
  fail: (reason: Error) => void;
}

/** Connects to the other end of `port`, which must be served by `answer` with the same contract. */
export function connect<Calls extends Contract<Calls>>(port: Port): Connection<Calls> {
  const open = new Map<number, OpenCall>();
  let lastId = 0;
  let closed: Error | null = null;

  const listener = ({ data }: MessageEvent<unknown>): void => {
    if (isChannelMessage(data)) open.get(data.id)?.receive(data as Outbound);
  };
  port.addEventListener('message', listener);
  const send = (message: Inbound): void => {
    port.postMessage(message);
  };

  /** Settles when the other side has answered, or when `close` gives it up. */
  function wait(id: number, onEvent?: (event: never) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      open.set(id, {
        fail: reject,
        receive: (message) => {
          if (message.kind === 'event') onEvent?.(message.event as never);
          else if (message.kind === 'result') resolve(message.result);
          else reject(fromWire(message.error));
        },
      });
    });
  }

  return {
    async call(name, params, { signal, onEvent } = {}) {
      if (closed !== null) throw closed;
      signal?.throwIfAborted();
      const id = ++lastId;
      const abort = (): void => {
        send({ kind: 'abort', id });
      };
      const settled = wait(id, onEvent);
      signal?.addEventListener('abort', abort);
      try {
        send({ kind: 'call', id, name, params }); // throws where the params cannot be cloned
        return await settled;
      } finally {
        open.delete(id);
        signal?.removeEventListener('abort', abort);
      }
    },
    close(reason) {
      closed = reason;
      port.removeEventListener('message', listener);
      for (const { fail } of [...open.values()]) fail(reason);
    },
  };
}
