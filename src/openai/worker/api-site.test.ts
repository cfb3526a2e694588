import { afterEach, describe, expect, it, vi } from 'vitest';
import { answer } from '../../channel/answer.ts';
import { validateJson } from '../../conversations/json-schema/validate-json.ts';
import { createApi } from '../client/create-api.ts';
import { apiHandlers } from '../client/serve-api.ts';
import { apiPort } from '../contract/api-contract.ts';
import { errorShape } from '../testing/documented-shapes.ts';
import { EngineDouble, tinyModel } from '../testing/engine-double.ts';
import { ApiSite } from './api-site.ts';
import type { ApiContract, Readiness } from '../contract/api-contract.ts';
import type { ServingTimings } from './serving-page.ts';

const scope = 'https://host.example/site/';
const program = { url: `${scope}program.html` };
// Long enough for a busy machine: only pages that say nothing are waited for to the end.
const timings: ServingTimings = { readinessMs: 500, pingEveryMs: 20, silentMs: 500, answerWithinMs: 5_000 };
const ports: MessagePort[] = [];

interface PageDouble {
  id: string;
  url: string;
  engine: EngineDouble;
  awake: ReturnType<typeof vi.fn>;
  postMessage: (message: unknown, transfer: Transferable[]) => void;
  /** It answers nothing any more. */
  freeze: () => void;
}

let lastId = 0;

function page(readiness: Readiness, engine = new EngineDouble(), url = scope): PageDouble {
  const awake = vi.fn();
  const api = createApi({ engine, models: () => [tinyModel] });
  let isFrozen = false;
  return {
    id: String((lastId += 1)),
    url,
    engine,
    awake,
    freeze: () => (isFrozen = true),
    postMessage(message, [port]) {
      if (message !== apiPort || !(port instanceof MessagePort)) return;
      ports.push(port);
      const handlers = apiHandlers(api, () => readiness, awake);
      const ping: typeof handlers.ping = (params, context) =>
        isFrozen ? new Promise<never>(() => undefined) : handlers.ping(params, context);
      answer<ApiContract>(port, { ...handlers, ping });
      port.start();
    },
  };
}

/** The service worker of a site with these pages open, and how a program asks it. */
function siteWith(pages: readonly PageDouble[], change: Partial<ServingTimings> = {}) {
  const open = new Set(pages);
  const clients = {
    get: (id: string) =>
      Promise.resolve(id === 'program' ? program : [...open].find((each) => each.id === id)),
    pages: () => Promise.resolve([...open]),
  };
  const site = new ApiSite(scope, clients, { ...timings, ...change });
  const ask = async (path: string, init: object = {}, clientId = 'program'): Promise<Response> => {
    const facts = { method: 'GET', mode: 'cors', destination: '', referrer: program.url };
    const signal = new AbortController().signal;
    const request = { ...facts, url: `${scope}v1/${path}`, text: () => Promise.resolve(''), signal, ...init };
    const response = await site.answer({ request: request as unknown as Request, clientId });
    if (response === null) throw new Error('left to the browser');
    return response;
  };
  const post = (path: string, body: unknown): Promise<Response> =>
    ask(path, { method: 'POST', text: () => Promise.resolve(JSON.stringify(body)) });
  return { site, ask, post, close: (one: PageDouble) => open.delete(one) };
}

const question = { model: 'tiny-1', messages: [{ role: 'user', content: 'Hi' }] };

async function errorOf(response: Response): Promise<object> {
  const body: unknown = await response.json();
  expect(validateJson(body, errorShape)).toEqual({ status: 'valid' });
  return { status: response.status, ...(body as { error: object }).error };
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

describe('who may ask', () => {
  const { ask, site } = siteWith([page('ready')]);

  it.each([
    ['a navigation', { mode: 'navigate', destination: 'document' }, 'program'],
    ['an image', { mode: 'no-cors', destination: 'image' }, 'program'],
    ['a script of another site', { referrer: 'https://other.example/' }, 'program'],
    ['nobody', {}, ''],
    ['somebody unknown', {}, 'nobody'],
  ])('is not %s', async (_, facts, clientId) => {
    expect(await errorOf(await ask('models', facts, clientId))).toMatchObject({ status: 403 });
  });

  it('is a page of the site, also one that tells no referrer', async () => {
    expect((await ask('models', { referrer: '' })).status).toBe(200);
  });

  it('leaves all other addresses alone', () => {
    for (const url of [`${scope}v1`, `${scope}assets/v1/models`, 'https://host.example/v1/models'])
      expect(site.answer({ request: { url, method: 'GET' } as Request, clientId: 'program' })).toBeNull();
  });
});

describe('which page answers', () => {
  it('is the one whose model is ready', async () => {
    const [none, resting, ready] = [page('none'), page('resting'), page('ready')];
    const { post } = siteWith([none, resting, ready]);
    expect((await post('chat/completions', question)).status).toBe(200);
    expect([none, resting, ready].map(({ engine }) => engine.asked.length)).toEqual([0, 0, 1]);
  });

  it('is else one whose model rests', async () => {
    const resting = page('resting');
    const { post } = siteWith([page('loading'), resting, page('none')]);
    expect((await post('chat/completions', question)).status).toBe(200);
    expect(resting.engine.asked).toHaveLength(1);
  });

  it.each([
    ['none is open', [], 'Open this site in a tab', 'false'],
    ['nobody has agreed to a model', [page('none')], 'Open this site in a tab', 'false'],
    [
      'other pages are open only',
      [page('ready', new EngineDouble(), program.url)],
      'Open this site',
      'false',
    ],
    ['the model is on its way', [page('none'), page('loading')], 'being loaded', 'true'],
  ])('is nobody where %s', async (_, pages, words, again) => {
    const response = await siteWith(pages).post('chat/completions', question);
    expect(response.headers.get('x-should-retry')).toBe(again);
    const message = expect.stringContaining(words) as unknown;
    expect(await errorOf(response)).toMatchObject({ status: 503, code: 'model_not_loaded', message });
  });

  it('does not wait for a page that says nothing', async () => {
    const silent = { ...page('ready'), postMessage: () => undefined };
    const { ask } = siteWith([silent, page('resting')]);
    expect((await ask('models')).status).toBe(200);
  });
});

describe('an answer', () => {
  it('is the reply, or the page’s error with its status', async () => {
    const { post, ask } = siteWith([page('ready')]);
    const reply = await post('chat/completions', question);
    expect(await reply.json()).toMatchObject({ choices: [{ message: { content: 'Hello there.' } }] });
    expect(await errorOf(await post('chat/completions', { ...question, n: 2 }))).toMatchObject({
      status: 400,
    });
    expect(await errorOf(await ask('models/x'))).toMatchObject({ status: 404, code: 'model_not_found' });
    expect(await (await ask('models/tiny-1')).json()).toMatchObject({ id: 'tiny-1' });
    expect(await (await post('embeddings', { model: 'tiny-1', input: 'abc' })).json()).toMatchObject({
      data: [{ embedding: [3, 0.5] }],
    });
  });

  it('is a stream of events where that is wanted', async () => {
    const { post } = siteWith([page('ready')]);
    const response = await post('chat/completions', { ...question, stream: true });
    const text = await response.text();
    expect(text.match(/^data: \{/gm)).toHaveLength(4);
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('begins in time where the first word takes long', async () => {
    const engine = new EngineDouble();
    let open: () => void = () => undefined;
    engine.gate = new Promise((resolve) => (open = resolve));
    const { post } = siteWith([page('ready', engine)], { answerWithinMs: 30 });
    const response = await post('chat/completions', question);
    open();
    expect(await response.json()).toMatchObject({ object: 'chat.completion' });
  });

  it('is an event where a failure comes later', async () => {
    const engine = new EngineDouble();
    engine.generate = (_, options) => {
      options?.onEvent?.({ text: 'Half' });
      return Promise.reject(new TypeError('x is undefined'));
    };
    const { post } = siteWith([page('ready', engine)]);
    const text = await (await post('chat/completions', { ...question, stream: true })).text();
    const last = text.trimEnd().split('\n\n').at(-2) ?? '';
    const body: unknown = JSON.parse(last.slice(6));
    expect(validateJson(body, errorShape)).toEqual({ status: 'valid' });
    await expect((await post('chat/completions', question)).json()).rejects.toThrow();
  });

  it('is no more written when its reader has gone', async () => {
    const engine = new EngineDouble(Array.from({ length: 50 }, () => 'word '));
    const { generate } = engine;
    let signal: AbortSignal | undefined;
    let open: () => void = () => undefined;
    const { post } = siteWith([page('ready', engine)]);
    engine.generate = async (params, options) => {
      signal = options?.signal;
      options?.onEvent?.({ text: 'a' });
      await new Promise<void>((resolve) => (open = resolve));
      return generate(params, options);
    };
    const response = await post('chat/completions', question);
    await response.body?.cancel();
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
    open();
  });
});

describe('a page that works', () => {
  function slow() {
    const engine = new EngineDouble();
    let open: () => void = () => undefined;
    engine.gate = new Promise((resolve) => (open = resolve));
    return { one: page('ready', engine), open };
  }

  it('keeps the service worker awake', async () => {
    const { one, open } = slow();
    const { post } = siteWith([one]);
    const response = post('chat/completions', question);
    await vi.waitFor(() => expect(one.awake.mock.calls.length).toBeGreaterThan(2));
    open();
    expect((await response).status).toBe(200);
  });

  it('is missed when it closes', async () => {
    const { one } = slow();
    const { post, close } = siteWith([one]);
    const response = post('chat/completions', question);
    await vi.waitFor(() => expect(one.engine.asked).toHaveLength(1));
    close(one);
    expect(await errorOf(await response)).toMatchObject({ status: 500, type: 'server_error' });
  });

  it('is missed when it hangs', async () => {
    const { one } = slow();
    const { post } = siteWith([one]);
    const response = post('chat/completions', question);
    await vi.waitFor(() => expect(one.engine.asked).toHaveLength(1));
    one.freeze();
    expect(await errorOf(await response)).toMatchObject({ status: 500 });
  });
});
