import { expect, it } from 'vitest';
import { AppearanceStore, defaultAppearance } from './appearance-store.ts';

function storageWith(kept?: string) {
  const records = new Map(kept === undefined ? [] : [['hearth-appearance', kept]]);
  return () => ({
    getItem: (key: string) => records.get(key) ?? null,
    setItem: (key: string, value: string) => void records.set(key, value),
  });
}

it('is kept, and there at once on the next visit', () => {
  const storage = storageWith();
  new AppearanceStore(storage).change({ theme: 'dark', sound: true });
  expect(new AppearanceStore(storage).value).toEqual({ ...defaultAppearance, theme: 'dark', sound: true });
});

it.each(['', '{', 'null', '[]', '7', '{"theme":"pink","sound":1,"shortcuts":"no"}'])(
  'takes %j for the defaults',
  (kept) => {
    expect(new AppearanceStore(storageWith(kept)).value).toEqual(defaultAppearance);
  },
);

it('lasts as long as the page where nothing can be kept', () => {
  const appearance = new AppearanceStore(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  appearance.change({ theme: 'light' });
  expect(appearance.value.theme).toBe('light');
});
