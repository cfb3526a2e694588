import { AppError } from '../../errors/app-error.ts';
import { batchDeltas } from '../worker/batch-deltas.ts';
import { askServer, hostIn, whatIsNoJson } from './ask-server.ts';
import { eventsIn } from './event-stream.ts';
import { objectIn } from './read-json.ts';
import { fromErrorObject } from './read-failure.ts';
import { ReplyCollector } from './reply-collector.ts';
import { toRequest } from './to-request.ts';
import { refuseBeginnings } from './refuse-beginnings.ts';
import type { EndpointServer } from '../contract/endpoint-contract.ts';
import type { GenerateParams, GenerationSummary, TextDelta } from '../contract/inference-contract.ts';
import type { Patience } from './event-stream.ts';
import type { Json } from './read-json.ts';
import type { ServerKind } from './server-facts.ts';

/** The server, what it is known to be, the model, and how much that reads at once. */
export interface Writer {
  server: EndpointServer;
  kind: ServerKind;
  model: string;
  contextTokens: number;
  patience: Patience;
}

/**
 * Writes one reply, streaming its text through `emit`.
 * @throws AppError `endpoint-…`, `context-overflow`; `AbortError`
 */
export async function writeReply(
  writer: Writer,
  params: GenerateParams,
  signal: AbortSignal,
  emit: (delta: TextDelta) => void,
): Promise<GenerationSummary> {
  const { server } = writer;
  const batch = promptDeltas(emit);
  const reply = refuseBeginnings(params.replyStart ?? '', batch.add);
  const collector = new ReplyCollector(reply.add, params.replyStart);
  try {
    const response = await begin(writer, params, signal);
    for await (const chunk of chunksIn(response, writer)) collector.read(chunk);
    reply.end();
  } catch (error) {
    throw failure(error, writer, signal);
  } finally {
    batch.flush();
  }
  signal.throwIfAborted();
  const summary = collector.summary(params);
  reply.end();
  batch.flush();
  // Without a reason for its end it was cut off, by a proxy perhaps; without anything at all it was no reply.
  const host = hostIn(server);
  if (collector.isEmpty)
    throw new AppError('endpoint-garbled', { host, what: 'with nothing that can be read' });
  if (!collector.hasFinished) throw new AppError('endpoint-broke-off', { host });
  return summary;
}

/** How long text may wait for more; a server may fall silent at any word, and what has come is to be seen. */
const holdMs = 60;

/** Fewer messages than pieces, and none of them late. */
function promptDeltas(emit: (delta: TextDelta) => void): ReturnType<typeof batchDeltas> {
  const batch = batchDeltas(emit);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    batch.flush();
  };
  return {
    flush,
    add(text) {
      batch.add(text);
      timer ??= setTimeout(flush, holdMs);
    },
  };
}

/** Until the server has begun to answer; how long it then takes is another matter. */
async function begin(
  { server, kind, model, contextTokens, patience }: Writer,
  params: GenerateParams,
  signal: AbortSignal,
): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('', 'TimeoutError')), patience.firstMs);
  try {
    const url = `${server.url}/chat/completions`;
    const either = AbortSignal.any([signal, late.signal]);
    return await askServer(server, {
      url,
      body: toRequest(model, kind, params),
      model,
      contextTokens,
      signal: either,
    });
  } finally {
    clearTimeout(timer);
  }
}

function failure(error: unknown, { server, patience }: Writer, signal: AbortSignal): unknown {
  if (signal.aborted) return new DOMException('The reply was stopped.', 'AbortError');
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  return isLate
    ? new AppError('endpoint-silent', { host: hostIn(server), silentMs: patience.firstMs })
    : error;
}

async function* chunksIn(response: Response, writer: Writer): AsyncGenerator<Json> {
  const { server, patience } = writer;
  const host = hostIn(server);
  const type = response.headers.get('content-type') ?? '';
  if (response.body === null || /json|html/.test(type)) throw await notAStream(response, writer);
  for await (const data of eventsIn(response.body, host, patience)) {
    if (data === '[DONE]') return;
    const chunk = readChunk(data, host);
    if (chunk.error !== undefined) throw fromErrorObject(server, chunk.error, null, writer);
    yield chunk;
  }
}

function readChunk(data: string, host: string): Json {
  try {
    return objectIn(JSON.parse(data));
  } catch {
    throw new AppError('endpoint-garbled', { host, what: 'with something that cannot be read' });
  }
}

/** Some servers answer 200 and an error; proxies a page. */
async function notAStream(response: Response, writer: Writer): Promise<AppError> {
  const { server } = writer;
  const text = await response.text().catch(() => '');
  const host = hostIn(server);
  try {
    const { error } = objectIn(JSON.parse(text));
    if (error !== undefined) return fromErrorObject(server, error, null, writer);
    return new AppError('endpoint-garbled', { host, what: 'not word by word, as it was asked to' });
  } catch {
    return new AppError('endpoint-garbled', { host, what: whatIsNoJson(text) });
  }
}
