import { answer } from '../../../channel/answer.ts';
import { toWire } from '../../../errors/wire-error.ts';
import type { Port } from '../../../channel/channel.ts';
import type { CallContext } from '../../../channel/answer.ts';
import type { EngineHost } from './engine-host.ts';
import type { Queued, SeatContract, WireNotice } from './seat-contract.ts';
import type { Notice, Seat, SharedCallOptions } from './seat.ts';

/** Gives the tab at the other end of `port` a seat. */
export function serveSeat(host: EngineHost, port: Port): Seat {
  let tell: (notice: WireNotice) => void = () => undefined;
  const seat = host.openSeat((notice) => tell(toWireNotice(notice)));
  answer<SeatContract>(port, {
    attach: (_, { emit }) => {
      tell = emit;
      return new Promise(() => undefined); // until the port is closed
    },
    load: (params, context) => seat.load(params, optionsOf(context)),
    generate: (params, context) => seat.generate(params, optionsOf(context)),
    countTokens: ({ text }) => seat.countTokens(text),
    embed: ({ texts }, context) => seat.embed(texts, optionsOf(context)),
    unload: () => {
      seat.unload();
      return Promise.resolve(null);
    },
    status: () => seat.status(),
    setIdleMs: ({ idleMs }) => {
      seat.setIdleMs(idleMs);
      return Promise.resolve(null);
    },
    ping: () => Promise.resolve(null),
  });
  return seat;
}

function optionsOf<Event>({ signal, emit }: CallContext<Queued<Event>>): SharedCallOptions<Event> {
  return {
    signal,
    onEvent: (event) => emit({ kind: 'event', event }),
    onQueued: (ahead) => emit({ kind: 'queued', ahead }),
  };
}

function toWireNotice(notice: Notice): WireNotice {
  return notice.kind === 'lost' ? { kind: 'lost', error: toWire(notice.error) } : notice;
}
