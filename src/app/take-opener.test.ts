import { expect, it } from 'vitest';
import { takeOpener } from './take-opener.ts';

function open(address: string): { opener: string; address: string } {
  const location = { href: new URL(address, 'https://host.example/sub/').href };
  const replaceState = (_: unknown, _title: string, url?: string | URL | null) =>
    void (location.href = String(url));
  const opener = takeOpener({ location, history: { state: null, replaceState } });
  return { opener, address: location.href.replace('https://host.example/sub/', '') };
}

it.each([
  ['?q=Why%20is%20the%20sky%20blue%3F', 'Why is the sky blue?', ''],
  ['?q=a+b&reload=1#/models', 'a b', '?reload=1#/models'],
  ['#/?q=never%20sent', 'never sent', ''],
  ['#/?q=never%20sent&x=1', 'never sent', '#/?x=1'],
  [
    '?title=A%20page&q=Some%20words&url=https%3A%2F%2Fa.example%2F',
    'A page\nSome words\nhttps://a.example/',
    '',
  ],
  [
    '?title=A%20page&q=A%20page%20https%3A%2F%2Fa.example%2F&url=https%3A%2F%2Fa.example%2F',
    'A page https://a.example/',
    '',
  ],
  ['?q=%3Cscript%3E', '<script>', ''],
  ['?q=', '', ''],
])('%s opens with %j and leaves %j', (address, opener, left) => {
  expect(open(address)).toEqual({ opener, address: left });
});

it.each(['', '#/settings', '?reload=1'])('leaves %j as it is', (address) => {
  expect(open(address)).toEqual({ opener: '', address });
});
