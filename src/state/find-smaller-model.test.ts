import { expect, it } from 'vitest';
import { cpuBuild, fromHub } from './testing/model-store-double.ts';
import { findSmallerModel } from './find-smaller-model.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { LibraryModel } from './library-store.ts';

const choiceOf = (id: string, memoryBytes: number): ModelChoice => ({
  ...fromHub,
  card: { ...fromHub.card, id },
  needs: { ...fromHub.needs, memoryBytes },
});
const model = (id: string, memoryBytes: number, more: Partial<LibraryModel> = {}): LibraryModel => {
  const choice = choiceOf(id, memoryBytes);
  const known = { choice, build: choice, entry: null, record: null, reason: 'gpu' as const };
  return { ...known, fit: { fits: true }, inventory: null, crash: null, ...more };
};
const stored = { inventory: { complete: true, storedBytes: 1, totalBytes: 1 } };
const failing = choiceOf('failing', 100);

const idOf = (models: LibraryModel[]): string | undefined =>
  findSmallerModel(models, failing)?.choice.card.id;

it('is the next smaller one', () => {
  expect(idOf([model('tiny', 10), model('small', 60), model('large', 200)])).toBe('small');
});

it('is one that is stored, where there is one', () => {
  expect(idOf([model('tiny', 10, stored), model('small', 60)])).toBe('tiny');
  expect(idOf([model('tiny', 10, stored), model('small', 60, stored)])).toBe('small');
});

it.each([
  ['one that is hardly smaller', model('same', 95)],
  ['one that does not fit', model('x', 50, { fit: { fits: false, missing: ['shader-f16'] } })],
  ['one that took the tab with it', model('x', 50, { crash: { phase: 'answering', atMs: 1 } })],
  ['one for embeddings', model('x', 50, { entry: { kind: 'embedding' } as LibraryModel['entry'] })],
  ['itself in another build', model('x', 50, { choice: { ...failing, cpu: cpuBuild } })],
])('is not %s', (_, unfit) => {
  expect(idOf([unfit])).toBeUndefined();
});
