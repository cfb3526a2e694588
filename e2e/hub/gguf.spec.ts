// Models as GGUF: brought as files, or named on a hub.
import { brokenGgufs, tinyChat, tinyChatParts } from '../../src/repack/testing/tiny-chat.ts';
import { audit } from '../support/audit.ts';
import { ModelPage } from '../support/model-page.ts';
import { answers, expect, ggufRepo, test } from './hub-test.ts';
import type { Page } from '@playwright/test';

const name = 'Tiny-Talker.Q4_1';
const file = { name: `${name}.gguf`, bytes: tinyChat() };

/** Everything in the models' caches. */
const stored = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((each) => each.startsWith('webllm/'));
    const keys = await Promise.all(names.map(async (each) => (await caches.open(each)).keys()));
    return keys.flat().map(({ url }) => url);
  });

async function opened(page: Page): Promise<ModelPage> {
  const models = new ModelPage(page);
  await models.open();
  return models;
}

test.describe('a GGUF that is dropped', () => {
  test('is shown, added, answers, and is deleted', async ({ page, hub }) => {
    const models = await opened(page);
    hub.forget();
    await models.drop([file]);
    await expect(models.preview).toContainText('Not checked by anyone we know');
    await expect(models.preview).toContainText('Tiny Talker');
    await expect(models.preview).toContainText('It runs on the processor');
    await expect(models.preview.getByRole('link', { name: 'Apache-2.0' })).toBeVisible();
    await audit(page);
    expect(await stored(page)).toEqual([]);
    await models.addAndClose();
    await expect(models.item(name)).toContainText('Imported from a file');
    expect(await stored(page)).toHaveLength(1);
    const chat = await models.start(name);
    await answers(chat);
    expect(hub.total().requests).toBe(0);

    await page.goto('./#/storage');
    await page.getByRole('button', { name: `Delete ${name}` }).click();
    await expect(page.getByRole('heading', { name })).toBeHidden();
    expect(await stored(page)).toEqual([]);
    await page.goto('./#/models');
    await expect(models.page.getByRole('searchbox', { name: 'Search models' })).toBeVisible();
    await expect(models.item(name)).toHaveCount(0);
  });

  test('may come in parts, with other files beside', async ({ page }) => {
    const [one, two] = tinyChatParts();
    const models = await opened(page);
    await models.drop([
      { name: 'talker-00002-of-00002.gguf', bytes: two },
      { name: 'README.md', bytes: new Uint8Array(10) },
      { name: 'talker-00001-of-00002.gguf', bytes: one },
    ]);
    await expect(models.preview).toContainText('Files');
    await models.addAndClose();
    await expect(models.item('talker')).toContainText('Start');
    expect(await stored(page)).toHaveLength(2);
  });

  test('is chosen with the keyboard alone, and let go again', async ({ page }) => {
    const models = await opened(page);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a model file' }).focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: file.name, mimeType: '', buffer: Buffer.from(file.bytes) });
    await expect(models.add).toBeVisible();
    await models.cancel.focus();
    await page.keyboard.press('Enter');
    await expect(models.preview).toHaveCount(0);
    expect(await stored(page)).toEqual([]);
  });

  test('that is broken is refused in words, and nothing of it stays', async ({ page }) => {
    const models = await opened(page);
    for (const [what, bytes] of brokenGgufs()) {
      await models.drop([{ name: 'broken.gguf', bytes }]);
      await expect(models.error, what).toContainText(/This (file is not a model|model file cannot)/);
      await expect(models.preview, what).toHaveCount(0);
      await models.error.getByRole('button', { name: 'Try again' }).click();
      await expect(models.error, what).toHaveCount(0);
    }
    expect(await stored(page)).toEqual([]);
  });

  test('travels as a pack', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    const models = await opened(page);
    await models.drop([file]);
    await models.addAndClose();
    await page.goto('./#/storage');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: `Export ${name}` }).click();
    const pack = await (await downloading).path();
    await page.getByRole('button', { name: `Delete ${name}` }).click();
    await expect(page.getByRole('heading', { name })).toBeHidden();
    await models.open();
    await models.openFiles(pack);
    await expect(page.locator('hearth-pack-preview')).toContainText(name);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('It is on this device now')).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await answers(await models.start(name));
  });
});

test.describe('a GGUF on a hub', () => {
  test('is listed, shown before it is fetched, fetched, and answers', async ({ page, hub }) => {
    const models = await opened(page);
    await models.showRepo(`https://huggingface.co/${ggufRepo}`);
    await expect(models.hubForm).toContainText('4 models');
    await expect(models.hubForm).toContainText('split/Tiny-Talker-F16');
    await audit(page);
    await models.pick('Tiny-Talker-Q4_1');
    await expect(models.preview).toContainText(ggufRepo);
    await expect(models.preview).toContainText('Not checked by anyone we know');
    expect(await stored(page)).toEqual([]);
    // Of 1.4 MB the first mebibyte was enough.
    expect(hub.served('Tiny-Talker-Q4_1.gguf').bytes).toBeLessThan(1_200_000);
    await models.addAndClose();
    await expect(models.item('Tiny-Talker-Q4_1')).toContainText('from a hub');
    hub.forget();
    await answers(await models.start('Tiny-Talker-Q4_1'));
    expect(hub.total().requests).toBe(0);
  });

  test('may come in parts, and takes its licence from the hub where the file has none', async ({ page }) => {
    const models = await opened(page);
    await models.showRepo(ggufRepo);
    await models.pick('Tiny-Talker-bare');
    await expect(models.preview.getByRole('link', { name: 'MIT' })).toBeVisible();
    await models.pick('split/Tiny-Talker-F16');
    await expect(models.preview).toContainText('Files');
    await models.addAndClose();
    expect(await stored(page)).toHaveLength(2);
  });

  test('goes on from where it was', async ({ page, hub }) => {
    const models = await opened(page);
    await models.showRepo(ggufRepo);
    await models.pick('Tiny-Talker-Q4_1');
    await expect(models.add).toBeVisible();
    hub.forget();
    hub.setFaults([
      { path: 'Tiny-Talker-Q4_1.gguf', fault: { kind: 'slow', bytesPerSecond: 300_000 }, times: 1 },
    ]);
    await models.add.click();
    const progress = models.preview.getByRole('progressbar');
    await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0.1);
    await models.cancel.click();
    await expect(models.preview).toHaveCount(0);
    const item = models.item('Tiny-Talker-Q4_1');
    await expect(item.getByRole('button', { name: /^Go on/ })).toBeVisible();
    await answers(await models.start('Tiny-Talker-Q4_1'));
    expect(hub.served('Tiny-Talker-Q4_1.gguf').bytes).toBeLessThan(file.bytes.length * 1.5);
  });

  test('that is damaged on its way is not kept', async ({ page, hub }) => {
    const models = await opened(page);
    await models.showRepo(ggufRepo);
    await models.pick('Tiny-Talker-Q4_1');
    await expect(models.add).toBeVisible();
    hub.setFaults([{ path: 'Tiny-Talker-Q4_1.gguf', fault: { kind: 'flip', atByte: 1_200_000 } }]);
    await models.add.click();
    await expect(models.error).toContainText('arrived damaged');
    expect(await stored(page)).toEqual([]);
    await expect(models.item('Tiny-Talker-Q4_1')).toHaveCount(0);
  });

  test('that cannot be had is told in one sentence each', async ({ page, context, hub }) => {
    const models = await opened(page);
    for (const [typed, words] of [
      ['no name at all', 'This is not the name of a repository.'],
      ['maker/Nobody', 'shows no repository called “maker/Nobody”'],
      ['maker/Gated-GGUF', 'only to people who agree to something'],
      ['maker/No-GGUF', 'holds no GGUF file'],
    ] as const) {
      await models.showRepo(typed);
      await expect(models.error).toContainText(words);
    }
    await models.showRepo(ggufRepo);
    await models.pick('Tiny-Talker-broken');
    await expect(models.error).toContainText('no chat template');
    await context.route(`${hub.url}/api/**`, (route) => route.abort());
    await models.showRepo(ggufRepo);
    await expect(models.error).toContainText('The hub does not answer', { timeout: 20_000 });
    expect(await stored(page)).toEqual([]);
  });

  test('is looked for on a narrow screen too', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const models = await opened(page);
    await models.showRepo(ggufRepo);
    await models.pick('split/Tiny-Talker-F16');
    await expect(models.preview).toBeVisible();
    await audit(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
