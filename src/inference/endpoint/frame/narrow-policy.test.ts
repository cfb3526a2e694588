import { expect, it } from 'vitest';
import { originIn } from './narrow-policy.ts';

it.each([
  ['#https://llm.example', 'https://llm.example'],
  ['#http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['#http://[::1]:8080', 'http://[::1]:8080'],
])('the frame opens for one origin: %s', (hash, origin) => {
  expect(originIn(hash)).toBe(origin);
});

it.each([
  [''],
  ['#'],
  ['#llm.example'],
  ['#https://llm.example/'],
  ['#https://llm.example/v1'],
  ['#https://*.example'],
  ['#https://*'],
  ['#https:'],
  ["#https://llm.example; script-src 'unsafe-inline'"],
  ['#https://llm.example https://other.example'],
  ['#https://name:word@llm.example'],
  ['#data:text/html,x'],
  ["#'self'"],
])('and for nothing else: %s', (hash) => {
  expect(originIn(hash)).toBeNull();
});
