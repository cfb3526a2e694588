import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageColours } from './apply-theme.ts';
import { contrast, readTokens } from './read-tokens.ts';

const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
const source = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const grounds = ['page', 'surface', 'sunken', 'fill'];

const textPairs = [
  ...['ink', 'ink-soft', 'accent', 'local', 'warn', 'danger'].flatMap((text) =>
    grounds.map((ground) => [text, ground]),
  ),
  ...['accent', 'local', 'warn', 'danger'].flatMap((role) => [
    [role, `${role}-soft`],
    ['ink', `${role}-soft`],
    ['ink-soft', `${role}-soft`],
  ]),
  ...['keyword', 'string', 'number', 'name', 'type'].flatMap((role) =>
    ['surface', 'page'].map((ground) => [`code-${role}`, ground]),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
] as [string, string][];

const controlPairs = ['control-line', 'focus', 'accent'].flatMap((line) =>
  grounds.map((ground) => [line, ground]),
) as [string, string][];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const tokens = readTokens(source, theme);
  const ratio = (one: string, other: string) => contrast(tokens.get(one) ?? '', tokens.get(other) ?? '');

  it.each(textPairs)('shows %s on %s at 4.5:1 or better', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controlPairs)('shows %s on %s at 3:1 or better', (line, ground) => {
    expect(ratio(line, ground)).toBeGreaterThanOrEqual(3);
  });

  it('gives the browser around the page the colour of the page', () => {
    const colour = tokens.get('page') ?? '';
    expect(pageColours[theme]).toBe(colour);
    expect(page).toContain(`media="(prefers-color-scheme: ${theme})" content="${colour}"`);
  });

  it('uses neither pure white nor pure black', () => {
    expect([...tokens.values()]).not.toContain('#ffffff');
    expect([...tokens.values()]).not.toContain('#000000');
  });
});

describe('tokens.css', () => {
  it('gives old browsers exactly the light theme', () => {
    const fallback = source.slice(source.indexOf('@supports not'));
    for (const [role, colour] of readTokens(source, 'light'))
      expect(fallback).toContain(`--${role}: ${colour};`);
  });

  it('gives every colour role a system colour when colours are forced', () => {
    const forced = source.slice(source.indexOf('(forced-colors: active)'));
    for (const role of readTokens(source, 'light').keys()) expect(forced).toContain(`--${role}:`);
  });
});
