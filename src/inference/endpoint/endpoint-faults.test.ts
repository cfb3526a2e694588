// What can go wrong between here and a server, and what the engine makes of it.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { key, question, setUpEngine } from '../../../tools/endpoint/engine-under-test.ts';
import { toWire } from '../../errors/wire-error.ts';
import type { EndpointFault } from '../../../tools/endpoint/endpoint-fault.ts';
import type { StandIn } from '../../../tools/endpoint/stand-in.ts';

const servers: StandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
async function setUp(options?: Parameters<typeof setUpEngine>[0]) {
  const engine = await setUpEngine(options);
  servers.push(engine.server);
  return engine;
}

async function failWith(fault: EndpointFault) {
  const engine = await setUp();
  await engine.load();
  engine.server.setFaults([{ path: '/chat/completions', fault }]);
  return engine;
}

const code = (name: string, detail: object = {}) => ({
  code: name,
  detail: expect.objectContaining(detail) as object,
});

describe('a load', () => {
  it('tells a wrong key from all else', async () => {
    const { load } = await setUp({ key: 'another' });
    await expect(load()).rejects.toMatchObject(code('endpoint-refused', { status: 401 }));
  });

  it('tells a model that is not there', async () => {
    const { connection, endpoint } = await setUp();
    const params = { engine: 'endpoint', endpoint: { ...endpoint, model: 'gone' } } as const;
    await expect(connection.call('load', params)).rejects.toMatchObject(
      code('endpoint-model-gone', { model: 'gone' }),
    );
  });

  it('tells a server that is not there', async () => {
    const { load, server } = await setUp();
    await server.close();
    const { host } = new URL(server.url);
    await expect(load()).rejects.toMatchObject(code('endpoint-unreachable', { host }));
  });

  it.each([
    ['a web page', { kind: 'raw', type: 'text/html', text: '<html>Log in</html>' }],
    ['something that is no JSON', { kind: 'raw', type: 'application/json', text: '{"data": [' }],
    ['JSON that is no list', { kind: 'raw', type: 'application/json', text: '{"models": []}' }],
    ['an address that is not there', { kind: 'status', status: 404 }],
  ] as const)('tells %s', async (_, fault) => {
    const { load, server } = await setUp();
    server.setFaults([{ fault }]);
    await expect(load()).rejects.toMatchObject(code('endpoint-garbled'));
  });

  it('lists models without loading one', async () => {
    const { connection, endpoint, generate } = await setUp();
    await expect(connection.call('listModels', endpoint)).resolves.toEqual([
      { id: 'm', contextTokens: 2048 },
    ]);
    await expect(generate()).rejects.toMatchObject(code('model-not-loaded'));
  });
});

describe('a fault in a reply', () => {
  it.each([
    ['401', { kind: 'status', status: 401 }, code('endpoint-refused', { status: 401 })],
    ['403', { kind: 'status', status: 403 }, code('endpoint-refused', { status: 403 })],
    ['404', { kind: 'status', status: 404 }, code('endpoint-model-gone', { model: 'm' })],
    [
      '429 with seconds',
      { kind: 'status', status: 429, headers: { 'retry-after': '30' } },
      code('endpoint-busy', { retryAfterSeconds: 30 }),
    ],
    [
      '429 without a word',
      { kind: 'status', status: 429 },
      code('endpoint-busy', { retryAfterSeconds: null }),
    ],
    [
      '429 with a date that is past',
      { kind: 'status', status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' } },
      code('endpoint-busy', { retryAfterSeconds: 0 }),
    ],
    [
      '500',
      { kind: 'status', status: 500, body: { error: { message: 'out of cheese' } } },
      code('endpoint-failed', { status: 500, said: 'out of cheese' }),
    ],
    [
      '503',
      { kind: 'status', status: 503, body: { detail: 'Loading' } },
      code('endpoint-failed', { said: 'Loading' }),
    ],
    ['a break', { kind: 'drop', afterPieces: 2 }, code('endpoint-broke-off')],
    ['an end in the middle', { kind: 'end', afterPieces: 2 }, code('endpoint-broke-off')],
    ['silence in the middle', { kind: 'stall', afterPieces: 2 }, code('endpoint-silent', { silentMs: 200 })],
    [
      'silence before the first word',
      { kind: 'slow', firstMs: 5_000 },
      code('endpoint-silent', { silentMs: 400 }),
    ],
    ['a page', { kind: 'raw', type: 'text/html', text: '<!doctype html>' }, code('endpoint-garbled')],
    [
      'JSON in place of a stream',
      { kind: 'raw', type: 'application/json', text: '{}' },
      code('endpoint-garbled'),
    ],
    [
      'an error with status 200',
      { kind: 'raw', type: 'application/json', text: '{"error":{"message":"no"}}' },
      code('endpoint-failed', { said: 'no' }),
    ],
    [
      'garbage',
      { kind: 'raw', type: 'text/event-stream', text: 'data: {oops\n\n' },
      code('endpoint-garbled'),
    ],
    ['no events', { kind: 'raw', type: 'text/event-stream', text: 'what?\n\n' }, code('endpoint-garbled')],
    [
      'an event without an end',
      { kind: 'raw', type: 'text/event-stream', text: `data: ${'x'.repeat(1_100_000)}` },
      code('endpoint-garbled'),
    ],
    [
      'an error in the stream',
      { kind: 'raw', type: 'text/event-stream', text: 'data: {"error":{"code":500,"message":"gone"}}\n\n' },
      code('endpoint-failed', { status: 500, said: 'gone' }),
    ],
  ] as const)('such as %s has a code of its own', async (_, fault, expected) => {
    const { generate, server } = await failWith(fault);
    await expect(generate()).rejects.toMatchObject(expected);
    server.setFaults([]);
    await expect(generate()).resolves.toMatchObject({ finish: 'stop' });
  });

  it.each([
    [
      'llama.cpp',
      400,
      { error: { type: 'exceed_context_size_error', n_ctx: 512, n_prompt_tokens: 700, message: 'x' } },
    ],
    [
      'OpenAI',
      400,
      {
        error: {
          code: 'context_length_exceeded',
          message:
            "This model's maximum context length is 512 tokens. However, your messages resulted in 700 tokens.",
        },
      },
    ],
    [
      'vLLM',
      400,
      {
        error: {
          message: "This model's maximum context length is 512 tokens. However, you requested 700 tokens.",
          code: 400,
        },
      },
    ],
    [
      'SGLang',
      400,
      {
        object: 'error',
        message: "The input (700 tokens) is longer than the model's context length (512 tokens).",
      },
    ],
  ])('that means a conversation too long is read in the words of %s', async (_, status, body) => {
    const { generate } = await failWith({ kind: 'status', status, body });
    await expect(generate()).rejects.toMatchObject(code('context-overflow', { limitTokens: 512 }));
  });

  it('holds back no word that has come while the server is silent', async () => {
    const { generate, text } = await failWith({ kind: 'stall', afterPieces: 2 });
    const answer = generate();
    await vi.waitFor(() => expect(text()).toBe('one two '), { timeout: 150 });
    await expect(answer).rejects.toMatchObject(code('endpoint-silent'));
  });

  it('keeps what was written before', async () => {
    const { generate, text } = await failWith({ kind: 'drop', afterPieces: 2 });
    await expect(generate()).rejects.toMatchObject(code('endpoint-broke-off'));
    expect(text()).toBe('one two ');
  });

  it('never tells the key', async () => {
    const body = { error: { message: `Incorrect API key provided: ${key}.` } };
    const { generate } = await failWith({ kind: 'status', status: 500, body });
    const error: unknown = await generate().catch((reason: unknown) => reason);
    expect(error).toMatchObject(code('endpoint-failed', { said: 'Incorrect API key provided: ….' }));
    expect(JSON.stringify(toWire(error))).not.toContain(key);
  });
});

it('stops while the server has not said a word yet', async () => {
  const { generate } = await failWith({ kind: 'slow', firstMs: 5_000 });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  await expect(generate(question, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
