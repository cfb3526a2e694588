import type { ApiError } from '../contract/api-error.ts';
import type { ChatCompletionChunk } from '../contract/answers.ts';

const noCopy = { 'cache-control': 'no-store' };

export const jsonResponse = (value: unknown): Response => Response.json(value, { headers: noCopy });

export function errorResponse({ status, body, retryAfterSeconds }: ApiError): Response {
  const headers = {
    ...noCopy,
    // OpenAI's own client asks again after such a status, unless it is told not to.
    'x-should-retry': String(retryAfterSeconds !== null),
    ...(retryAfterSeconds !== null && { 'retry-after': String(retryAfterSeconds) }),
  };
  return Response.json(body, { status, headers });
}

const encoder = new TextEncoder();

const event = (data: string): Uint8Array<ArrayBuffer> => encoder.encode(`data: ${data}\n\n`);

/** A body that is written as there is something to write. */
export class OpenBody {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  private controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null;

  /** @param onCancel called when the client reads no more */
  constructor(onCancel: () => void) {
    this.stream = new ReadableStream({
      start: (controller) => {
        this.controller = controller;
      },
      cancel: () => {
        this.controller = null;
        onCancel();
      },
    });
  }

  /** One event of a stream. */
  tell(value: ChatCompletionChunk | ApiError['body']): void {
    this.controller?.enqueue(event(JSON.stringify(value)));
  }

  endEvents(): void {
    this.controller?.enqueue(event('[DONE]'));
    this.end();
  }

  /** All of a body that is no stream of events. */
  endWith(value: unknown): void {
    this.controller?.enqueue(encoder.encode(JSON.stringify(value)));
    this.end();
  }

  /** The client sees that the connection broke. */
  fail(reason: unknown): void {
    this.controller?.error(reason);
    this.controller = null;
  }

  private end(): void {
    this.controller?.close();
    this.controller = null;
  }
}

export const eventResponse = ({ stream }: OpenBody): Response =>
  new Response(stream, { headers: { ...noCopy, 'content-type': 'text/event-stream; charset=utf-8' } });

export const lateResponse = ({ stream }: OpenBody): Response =>
  new Response(stream, { headers: { ...noCopy, 'content-type': 'application/json' } });
