import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultSiteConfig, loadSiteConfig, parseSiteConfig } from './site-config.ts';

const base = 'https://school.example/chat/';
const refusal = (field: string): unknown =>
  expect.objectContaining({ code: 'config-invalid', detail: expect.objectContaining({ field }) as unknown });

it('has defaults for what it leaves out', () => {
  expect(parseSiteConfig({})).toEqual(defaultSiteConfig);
  expect(parseSiteConfig({ defaultModel: 'Qwen3-0.6B-q4f16_1-MLC' })).toEqual({
    ...defaultSiteConfig,
    defaultModel: 'Qwen3-0.6B-q4f16_1-MLC',
  });
});

it('comes with the defaults written out, so that they can be seen and changed', () => {
  const shipped: unknown = JSON.parse(readFileSync('public/hearth.config.json', 'utf8'));
  expect(parseSiteConfig(shipped)).toEqual(defaultSiteConfig);
});

it('takes hosts with a path and without a slash at the end, each once', () => {
  const hubs = [
    'https://Models.School.example/hub//',
    'https://models.school.example/hub',
    'http://127.0.0.1:4190/',
  ];
  expect(parseSiteConfig({ hubs }).hubs).toEqual([
    'https://models.school.example/hub',
    'http://127.0.0.1:4190',
  ]);
});

it('takes origins with a star as their first label', () => {
  const connect = [
    'https://*.HF.co',
    'https://files.example.org/',
    'https://*.cdn.example.org:8443',
    'http://[::1]:9',
  ];
  expect(parseSiteConfig({ connect }).connect).toEqual([
    'https://*.hf.co',
    'https://files.example.org',
    'https://*.cdn.example.org:8443',
    'http://[::1]:9',
  ]);
});

describe('a mistake is refused with its field', () => {
  const hosts = [
    'http://models.school.example',
    'models.school.example',
    '//models.school.example',
    'ftp://models.school.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    'https://*',
    'https://user:secret@models.school.example',
    'https://@models.school.example',
    'https://models.school.example?token=1',
    'https://models.school.example/#x',
    "https://a.example; script-src 'unsafe-inline'",
    'https://a.example;script-src',
    "https://'self'",
    'https://a,b.example',
    'https://a.example https://b.example',
    'https://a.example\nhttps://b.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    `https://${'a'.repeat(2048)}.example`,
    '',
    7,
    null,
    {},
    [],
  ];
  it.each(hosts)('hubs: [%j]', (host) => {
    expect(() => parseSiteConfig({ hubs: [host] })).toThrow(refusal('hubs[0]'));
  });

  it.each([
    ...hosts,
    'https://*.com',
    'https://*.co.',
    'https://a.*.example.org',
    'https://*.*.example.org',
    'http://*.example.org',
    'https://*.example.org/path',
    'https://*.a;b.example.org',
    'https://files.example.org/path',
    '*',
    'https:',
    "'unsafe-eval'",
  ])('connect: [%j]', (origin) => {
    expect(() => parseSiteConfig({ connect: [origin] })).toThrow(refusal('connect[0]'));
  });

  it.each<[string, unknown]>([
    ['hubs', []],
    ['hubs', 'https://huggingface.co'],
    ['hubs', Array.from({ length: 33 }, (_, i) => `https://h${i}.example`)],
    ['libraries', null],
    ['defaultModel', ''],
    ['defaultModel', '../up'],
    ['defaultModel', 'a'.repeat(97)],
    ['defaultModel', null],
    ['catalogueUrl', 'http://school.example/catalogue.json'],
    ['catalogueUrl', '../catalogue.json'],
    ['catalogueUrl', '/catalogue.json'],
    ['catalogueUrl', 'javascript:alert(1)'],
    ['endpoints', {}],
    ['visitorEndpoints', 'yes'],
    ['Hubs', []],
    ['__proto__', {}],
    ['constructor', {}],
    ['toString', 'x'],
  ])('%s: %j', (field, value) => {
    const config: unknown = JSON.parse(`{${JSON.stringify(field)}:${JSON.stringify(value)}}`);
    expect(() => parseSiteConfig(config)).toThrow(refusal(field));
  });

  it.each([null, undefined, 'text', 7, [], true])('%j instead of an object', (value) => {
    expect(() => parseSiteConfig(value)).toThrow(refusal('hearth.config.json'));
  });
});

describe('loading it', () => {
  const answering = (body: string, init: ResponseInit = {}) => {
    const asked: string[] = [];
    const fetch = async (url: RequestInfo | URL): Promise<Response> => {
      asked.push(url instanceof Request ? url.url : url.toString());
      return new Response(body, init);
    };
    return { fetch: fetch, asked };
  };

  it('asks beside the page, and makes the catalogue absolute', async () => {
    const { fetch, asked } = answering('{"catalogueUrl":"models/list.json"}');
    expect(await loadSiteConfig(base, fetch)).toEqual({
      ...defaultSiteConfig,
      catalogueUrl: 'https://school.example/chat/models/list.json',
    });
    expect(asked).toEqual(['https://school.example/chat/hearth.config.json']);
  });

  it.each<[string, string, ResponseInit]>([
    ['is missing', 'Not found', { status: 404 }],
    ['is answered with the start page', '<!doctype html>', { headers: { 'content-type': 'text/html' } }],
  ])('has the defaults when the file %s', async (_, body, init) => {
    expect(await loadSiteConfig(base, answering(body, init).fetch)).toEqual(defaultSiteConfig);
  });

  it('has the defaults without a connection', async () => {
    expect(await loadSiteConfig(base, () => Promise.reject(new TypeError('Failed to fetch')))).toEqual(
      defaultSiteConfig,
    );
  });

  it.each(['', '{', 'hubs', '{"hubs":["https://a.example"]} more', ' '.repeat(70_000)])(
    'refuses a file that is not JSON, or not a short one',
    async (body) => {
      await expect(loadSiteConfig(base, answering(body).fetch)).rejects.toEqual(
        refusal('hearth.config.json'),
      );
    },
  );

  it('tells an error of the host', async () => {
    await expect(loadSiteConfig(base, answering('no', { status: 500 }).fetch)).rejects.toMatchObject({
      code: 'download-failed',
      detail: { status: 500 },
    });
  });

  it('can be cancelled', async () => {
    const fetch: typeof globalThis.fetch = (_, init) => Promise.reject(init?.signal?.reason as Error);
    await expect(loadSiteConfig(base, fetch, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
