// Typed calls over any message port: a call streams events back and ends with one result or one error.
import type { WireError } from '../errors/wire-error.ts';

/** A contract names every call that crosses a thread: what goes in, what streams back, what ends it. */
export type Contract<Calls> = {
  [Name in keyof Calls]: { params: unknown; event: unknown; result: unknown };
};

/** What `Worker`, `MessagePort` and `DedicatedWorkerGlobalScope` have in common. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Caller to answerer. */
export type Inbound =
  { kind: 'call'; id: number; name: string; params: unknown } | { kind: 'abort'; id: number };

/** Answerer to caller. */
export type Outbound =
  | { kind: 'event'; id: number; event: unknown }
  | { kind: 'result'; id: number; result: unknown }
  | { kind: 'error'; id: number; error: WireError };

const kinds: readonly unknown[] = ['call', 'abort', 'event', 'result', 'error'];

/** Other scripts may post to the same port (extensions do): whatever is not ours is ignored. */
export function isChannelMessage(data: unknown): data is Inbound | Outbound {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, id } = data as { kind?: unknown; id?: unknown };
  return typeof id === 'number' && kinds.includes(kind);
}
