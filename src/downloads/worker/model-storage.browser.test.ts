import { beforeEach, describe, expect, it } from 'vitest';
import { inspectModel } from '../../models/inspect-model.ts';
import { sizeOf, totalBytes } from '../../models/model-files.ts';
import { emptyCaches, listKeys, makeModel, storeModel } from '../testing/stored-model.ts';
import { createModelStorage } from './model-storage.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';

const storage = createModelStorage();
const context = { signal: new AbortController().signal, emit: () => undefined };
const list = (...known: ModelManifest[]) => storage.listStorage({ known }, context);

beforeEach(emptyCaches);

describe('the storage', () => {
  it('is told apart by models, with what belongs to none', async () => {
    const [known, forgotten] = [await makeModel('Known'), await makeModel('Forgotten', 50)];
    await storeModel(known);
    await storeModel(forgotten);
    await (
      await caches.open('hearth-shell-/-0123456789abcdef')
    ).put('https://site.invalid/', new Response('four'));
    const report = await list(known.manifest);
    const { id, revision } = known.manifest;
    const bytes = totalBytes(known.manifest);
    expect(report.models).toEqual([{ id, revision, storedBytes: bytes, totalBytes: bytes, complete: true }]);
    expect(report.orphanBytes).toBe(totalBytes(forgotten.manifest));
    expect(report.siteBytes).toBe(4);
  });

  it('loses a model, but nothing that another one needs', async () => {
    const one = await makeModel('One');
    // The same library: it is kept once, by its content.
    const other = await makeModel('Other');
    await storeModel(one);
    await storeModel(other);
    await storage.removeModel({ manifest: one.manifest, keep: [other.manifest] }, context);
    await expect(inspectModel(other.manifest)).resolves.toMatchObject({ complete: true });
    const { storedBytes } = await inspectModel(one.manifest);
    expect(storedBytes).toBe(sizeOf([one.manifest.library]));
    await storage.removeModel({ manifest: other.manifest, keep: [] }, context);
    expect(await listKeys()).toEqual([]);
  });

  it('keeps a model that is being fetched', async () => {
    const { manifest } = await makeModel('Busy');
    await navigator.locks.request('hearth-download Busy', async () => {
      await expect(storage.removeModel({ manifest, keep: [] }, context)).rejects.toMatchObject({
        code: 'model-in-use',
      });
    });
  });

  it('loses what belongs to no model, and nothing else', async () => {
    const [known, forgotten] = [await makeModel('Known'), await makeModel('Forgotten', 50)];
    await storeModel(known);
    await storeModel(forgotten);
    await storage.removeOrphans({ known: [known.manifest] }, context);
    expect((await list(known.manifest)).orphanBytes).toBe(0);
    await expect(inspectModel(known.manifest)).resolves.toMatchObject({ complete: true });
  });

  it('is empty when everything was deleted', async () => {
    await storeModel(await makeModel('Known'));
    await storage.removeEverything(null, context);
    expect(await caches.keys()).toEqual([]);
  });
});
