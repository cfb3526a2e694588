import { describe, expect, it } from 'vitest';
import { endpointChoice, endpointId, parseEndpointRecord } from './endpoint-record.ts';
import type { EndpointRecord } from './endpoint-record.ts';

const record: EndpointRecord = {
  id: 'a',
  name: 'Qwen3',
  url: 'https://llm.example/v1',
  key: 'sk-1',
  model: 'qwen3',
  contextTokens: 8192,
};

describe('a stored endpoint', () => {
  it('comes back as it was stored', () => {
    expect(parseEndpointRecord(structuredClone(record))).toEqual(record);
    const bare = { ...record, key: null, contextTokens: null };
    expect(parseEndpointRecord(bare)).toEqual(bare);
  });

  it.each([
    ['no record', null],
    ['without a model', { ...record, model: '' }],
    ['with an address of another kind', { ...record, url: 'file:///etc/passwd' }],
    ['with an address that means something in a policy', { ...record, url: 'https://a.example;x/v1' }],
    ['with a key that is none', { ...record, key: 7 }],
    ['with a key that breaks a header', { ...record, key: 'a\nb' }],
    ['with a context that is none', { ...record, contextTokens: 'many' }],
  ])('is refused when it is %s', (_, stored) => {
    expect(parseEndpointRecord(stored)).toBeNull();
  });
});

it('as a model that can be chosen it needs no file and no device', () => {
  const choice = endpointChoice(record);
  expect(choice).toMatchObject({
    engine: 'endpoint',
    card: {
      id: endpointId(record),
      name: 'Qwen3',
      maker: 'llm.example',
      downloadBytes: 0,
      contextTokens: 8192,
    },
    files: null,
    elsewhere: { engine: 'endpoint', endpoint: { url: record.url, key: 'sk-1', model: 'qwen3' } },
  });
  expect(JSON.stringify(choice.card)).not.toContain('sk-1');
});
