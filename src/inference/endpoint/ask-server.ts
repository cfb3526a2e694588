import { AppError } from '../../errors/app-error.ts';
import { readFailure } from './read-failure.ts';
import type { EndpointServer } from '../contract/endpoint-contract.ts';

export interface ServerRequest {
  /** Absolute. */
  url: string;
  /** Sent as JSON with POST; without one it is a GET. */
  body?: object;
  /** What the request is about, for the words of its failure. */
  model?: string;
  /** What the model reads at most, as far as is known. */
  contextTokens?: number;
  signal: AbortSignal;
}

/** How long a server may take for anything but an answer. */
const shortCallMs = 30_000;

/**
 * Sends one request and gives the answer once its status is good; its body is still to come.
 * @throws AppError `endpoint-…`, `context-overflow`; `AbortError`
 */
export async function askServer(server: EndpointServer, request: ServerRequest): Promise<Response> {
  const { url, body, signal } = request;
  let response: Response;
  try {
    response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(server.key !== null && { authorization: `Bearer ${server.key}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // Nothing beyond what was written and the key: no cookies, and not which page asks.
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw new AppError('endpoint-unreachable', { host: hostIn(server) }, { cause: error });
  }
  if (!response.ok) throw await readFailure(server, response, request);
  return response;
}

/** The same for a short call: its whole answer as JSON, soon. */
export async function askForJson(server: EndpointServer, request: ServerRequest): Promise<unknown> {
  const late = AbortSignal.timeout(shortCallMs);
  const host = hostIn(server);
  let text: string;
  try {
    const signal = AbortSignal.any([request.signal, late]);
    const response = await askServer(server, { ...request, signal });
    text = await response.text();
  } catch (error) {
    request.signal.throwIfAborted();
    if (late.aborted) throw new AppError('endpoint-silent', { host, silentMs: shortCallMs });
    if (error instanceof AppError) throw error;
    throw new AppError('endpoint-broke-off', { host }, { cause: error });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new AppError('endpoint-garbled', { host, what: whatIsNoJson(text) });
  }
}

export const hostIn = ({ url }: EndpointServer): string => new URL(url).host;

/** A proxy, a login or a wrong address usually sends a page. */
export const whatIsNoJson = (text: string): string =>
  /^\s*</.test(text) ? 'it sent a web page' : 'with something that cannot be read';
