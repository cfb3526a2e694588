// Stands between the engine and a real server, and notes what both say. Keys are not noted: headers are left out.
import { parseBody } from './exchange.ts';
import { listen } from './listen.ts';
import { readBody } from './read-body.ts';
import type { ServerResponse } from 'node:http';
import type { Exchange } from './exchange.ts';
import type { LocalServer } from './listen.ts';

/** @param target base of the real server, without a slash at the end */
export async function startRecorder(target: string): Promise<LocalServer & { exchanges: Exchange[] }> {
  const exchanges: Exchange[] = [];

  async function pass(request: Exchange['request'], response: ServerResponse): Promise<void> {
    const hangUp = new AbortController();
    response.on('close', () => hangUp.abort());
    const { method, path, body } = request;
    const answer = await fetch(target + path, {
      method,
      signal: hangUp.signal,
      ...(body !== null && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const type = answer.headers.get('content-type') ?? '';
    const noted: Exchange['response'] = { status: answer.status, type, pieces: [], wasStopped: false };
    exchanges.push({ request, response: noted });
    response.writeHead(answer.status, { 'content-type': type });
    try {
      const decoder = new TextDecoder();
      for await (const piece of answer.body ?? []) {
        const text = decoder.decode(piece, { stream: true });
        noted.pieces.push(text);
        response.write(text);
      }
      response.end();
    } catch {
      noted.wasStopped = true;
    }
  }

  const server = await listen((request, response) => {
    void readBody(request).then((text) => {
      const { method = 'GET', url: path = '/' } = request;
      return pass({ method, path, body: parseBody(text) }, response).catch(() => response.destroy());
    });
  });
  return { ...server, exchanges };
}
