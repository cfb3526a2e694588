import { describe, expect, it } from 'vitest';
import { parseEndpointKey, parseEndpointUrl } from './endpoint-address.ts';
import { isUnencrypted } from './endpoint-model.ts';

describe('the address of a server', () => {
  it.each([
    ['http://localhost:8080/v1', 'http://localhost:8080/v1'],
    ['localhost:11434', 'http://localhost:11434/v1'],
    ['127.0.0.1:1234/', 'http://127.0.0.1:1234/v1'],
    ['[::1]:8080', 'http://[::1]:8080/v1'],
    ['192.168.1.5:8000', 'http://192.168.1.5:8000/v1'],
    ['nas.local:8000', 'http://nas.local:8000/v1'],
    ['llm.school.example', 'https://llm.school.example/v1'],
    [' https://llm.school.example/proxy/v1/ ', 'https://llm.school.example/proxy/v1'],
    ['https://llm.school.example/v1/chat/completions', 'https://llm.school.example/v1'],
    ['http://localhost:8080/v1/models', 'http://localhost:8080/v1'],
  ])('%s means %s', (typed, url) => {
    expect(parseEndpointUrl(typed)).toBe(url);
  });

  it.each([
    [''],
    ['file:///etc/passwd'],
    ['javascript:alert(1)'],
    ['ws://localhost:1'],
    ['https://name:word@llm.example/v1'],
    ['https://llm.example/v1?key=x'],
    ['https://llm.example/v1#x'],
    ["https://llm.example;script-src'none'/v1"],
    ['https://*/v1'],
    ['two words'],
  ])('is not %s', (typed) => {
    expect(parseEndpointUrl(typed)).toBeNull();
  });

  it('is unencrypted over plain http, unless it is this computer', () => {
    expect(isUnencrypted('http://192.168.1.5:8000/v1')).toBe(true);
    expect(isUnencrypted('http://127.0.0.1:8000/v1')).toBe(false);
    expect(isUnencrypted('http://[::1]:8000/v1')).toBe(false);
    expect(isUnencrypted('http://localhost.example/v1')).toBe(true);
    expect(isUnencrypted('https://llm.example/v1')).toBe(false);
  });
});

describe('a key', () => {
  it('is trimmed, may be missing, and must fit into a header', () => {
    expect(parseEndpointKey(' sk-1 ')).toBe('sk-1');
    expect(parseEndpointKey(' ')).toBeNull();
    expect(parseEndpointKey('sk-é')).toBeUndefined();
    expect(parseEndpointKey('a b')).toBeUndefined();
  });
});
