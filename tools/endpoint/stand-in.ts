// A stand-in for a server that speaks OpenAI's protocol, for tests: it answers what a real one once answered, or what a
// journey has it say, lets pages of other origins in, may want a key, and fails on command.
import { setTimeout as wait } from 'node:timers/promises';
import { keyOf, parseBody } from './exchange.ts';
import { listen } from './listen.ts';
import { readBody } from './read-body.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EndpointFault, EndpointFaultRule } from './endpoint-fault.ts';
import type { Exchange } from './exchange.ts';
import type { LocalServer } from './listen.ts';

type Answer = Exchange['response'];
type Asked = Exchange['request'];

export interface StandInOptions {
  /** What it answers; undefined for what it does not know. */
  answer: (request: Asked) => Answer | undefined;
  /** Wanted as a bearer token; null: none. */
  key?: string | null;
  port?: number;
  /** Between two pieces. */
  paceMs?: number;
}

export interface StandIn extends LocalServer {
  setFaults: (rules: readonly EndpointFaultRule[]) => void;
  /** What was asked so far, preflights left out. */
  asked: Asked[];
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  pieces: [JSON.stringify(value)],
  wasStopped: false,
});

/** Answers what was recorded; what was asked several times comes in the order in which it came then. */
export function replay(exchanges: readonly Exchange[]): StandInOptions['answer'] {
  const left = new Map<string, Answer[]>();
  for (const { request, response } of exchanges) {
    const key = keyOf(request);
    left.set(key, [...(left.get(key) ?? []), response]);
  }
  return (request) => {
    const answers = left.get(keyOf(request)) ?? [];
    return answers.length > 1 ? answers.shift() : answers[0];
  };
}

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const { key = null, paceMs = 2 } = options;
  let rules: readonly EndpointFaultRule[] = [];
  const asked: Asked[] = [];
  const faultFor = (path: string): EndpointFault | null =>
    rules.find((rule) => rule.path === undefined || path.endsWith(rule.path))?.fault ?? null;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/', headers } = request;
    const fault = faultFor(path);
    if (fault?.kind !== 'no-cors') allowPages(request, response);
    if (method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const question = { method, path, body: parseBody(await readBody(request)) };
    asked.push(question);
    if (key !== null && headers.authorization !== `Bearer ${key}`) {
      await send(response, json({ error: { message: 'Invalid API key', code: 401 } }, 401), null, paceMs);
      return;
    }
    const answer = options.answer(question) ?? json({ error: { message: 'not here', code: 404 } }, 404);
    await send(response, answer, fault, paceMs);
  }

  const server = await listen((request, response) => {
    respond(request, response).catch(() => response.destroy());
  }, options.port);
  return { ...server, setFaults: (next) => (rules = next), asked };
}

function allowPages({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', headers.origin ?? '*');
  response.setHeader('access-control-allow-headers', 'authorization, content-type');
  response.setHeader('access-control-expose-headers', 'retry-after');
}

async function send(
  response: ServerResponse,
  answer: Answer,
  fault: EndpointFault | null,
  paceMs: number,
): Promise<void> {
  if (fault?.kind === 'status') {
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
    response.end(JSON.stringify(fault.body ?? {}));
  } else if (fault?.kind === 'raw') {
    response.writeHead(200, { 'content-type': fault.type }).end(fault.text);
  } else {
    if (fault?.kind === 'slow') await wait(fault.firstMs);
    await sendPieces(response, answer, fault, paceMs);
  }
}

async function breakOff(response: ServerResponse, lingerMs = 0): Promise<void> {
  await wait(lingerMs);
  response.destroy();
}

async function sendPieces(
  response: ServerResponse,
  answer: Answer,
  fault: EndpointFault | null,
  paceMs: number,
): Promise<void> {
  const whole = answer.pieces.length;
  const count = fault !== null && 'afterPieces' in fault ? fault.afterPieces : whole;
  response.writeHead(answer.status, { 'content-type': answer.type });
  response.flushHeaders();
  for (const piece of answer.pieces.slice(0, count)) {
    if (response.destroyed) return;
    response.write(piece);
    await wait(paceMs);
  }
  if (fault?.kind === 'drop') await breakOff(response, fault.lingerMs);
  // What was stopped then ends now too when whoever asked hangs up.
  else if (fault?.kind !== 'stall' && !answer.wasStopped) response.end();
}
