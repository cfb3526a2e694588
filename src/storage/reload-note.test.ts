import { beforeEach, expect, it } from 'vitest';
import { ReloadNotes } from './reload-note.ts';

const note = { isNewConversation: true, startsModel: true, forIsolation: true };
const address = 'https://host.example/sub/?from=home#/self-test';
let stored: Map<string, string>;

/** A tab; its address outlives a reload. */
function tab(href = address) {
  const location = { href };
  const history = {
    state: null,
    replaceState: (_: unknown, _title: string, url?: string | URL | null) =>
      void (location.href = String(url)),
  };
  const storage = () => ({
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  return { location, load: () => new ReloadNotes(storage, { location, history }) };
}

beforeEach(() => {
  stored = new Map();
});

it('is read once, by the page after the reload', () => {
  const { location, load } = tab();
  load().keep(note)();
  expect(load().take()).toEqual(note);
  expect(load().take()).toBeNull();
  expect(location.href).toBe(address);
  expect(stored.size).toBe(0);
});

it('is not for other tabs', () => {
  const [one, other] = [tab(), tab()];
  one.load().keep(note)();
  expect(other.load().take()).toBeNull();
  expect(one.load().take()).toEqual(note);
});

it.each(['{', 'null', '7'])('takes %s for nothing', (text) => {
  const { load } = tab();
  load().keep(note)();
  for (const key of stored.keys()) stored.set(key, text);
  expect(load().take()).toBeNull();
});

it('takes an address that names no note for what it is', () => {
  expect(tab('https://host.example/?reload=x').load().take()).toBeNull();
});

it('is not there where nothing can be kept', () => {
  const refuse = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  const history = { state: null, replaceState: () => undefined };
  const blocked = new ReloadNotes(refuse, { location: { href: address }, history });
  blocked.keep(note)();
  expect(blocked.take()).toBeNull();
});
