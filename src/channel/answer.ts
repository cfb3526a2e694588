import { AppError } from '../errors/app-error.ts';
import { toWire } from '../errors/wire-error.ts';
import { isChannelMessage } from './channel.ts';
import type { Contract, Inbound, Outbound, Port } from './channel.ts';

export interface CallContext<Event> {
  /** Aborted when the caller no longer wants the result; handlers throw `signal.reason` or any `AbortError`. */
  signal: AbortSignal;
  /** Streams an event to the caller. */
  emit: (event: Event) => void;
}

/** One handler per call of the contract: a missing or misspelt one does not compile. */
export type Handlers<Calls extends Contract<Calls>> = {
  [Name in keyof Calls]: (
    params: Calls[Name]['params'],
    context: CallContext<Calls[Name]['event']>,
  ) => Promise<Calls[Name]['result']>;
};

/** Serves `handlers` at this end of `port`. */
export function answer<Calls extends Contract<Calls>>(port: Port, handlers: Handlers<Calls>): void {
  const running = new Map<number, AbortController>();
  const send = (message: Outbound): void => {
    port.postMessage(message);
  };

  async function run(id: number, name: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      // The caller's types rule this out; a page and a worker of two different builds do not.
      if (!Object.hasOwn(handlers, name)) throw new AppError('internal', { reason: `no call named ${name}` });
      const handler = handlers[name as keyof Calls];
      const emit = (event: unknown): void => {
        send({ kind: 'event', id, event });
      };
      send({ kind: 'result', id, result: await handler(params, { signal: controller.signal, emit }) });
    } catch (error) {
      send({ kind: 'error', id, error: toWire(error) });
    } finally {
      running.delete(id);
    }
  }

  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isChannelMessage(data)) return;
    const message = data as Inbound;
    if (message.kind === 'abort') running.get(message.id)?.abort();
    else void run(message.id, message.name, message.params);
  });
}
