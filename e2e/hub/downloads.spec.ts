// The minutes before the first token: what goes wrong on the way from a hub, and that it goes on.
import {
  answers,
  expect,
  getModel,
  isStored,
  modelBytes,
  parts,
  shardBytes,
  shards,
  test,
} from './hub-test.ts';

const [first = '', second = ''] = shards;

test('a model comes from a hub once it was agreed to, and nothing before', async ({ page, hub }) => {
  await page.goto('./#/models');
  await expect(page.getByRole('heading', { name: 'Tiny Hub' })).toBeVisible();
  expect(hub.total().bytes).toBe(0);
  const chat = await getModel(page);
  await answers(chat);
  expect(hub.total().bytes).toBeLessThan(1.02 * modelBytes);
  expect(await parts(page)).toEqual([]);
});

test('a connection that drops three times in one file costs no byte twice', async ({ page, hub }) => {
  hub.setFaults([
    { path: first, fault: { kind: 'drop', afterBytes: 700_000, bytesPerSecond: 1_000_000 }, times: 3 },
  ]);
  const chat = await getModel(page);
  await answers(chat);
  expect(hub.served(first).requests).toBe(4);
  expect(hub.served(first).bytes).toBeLessThan(1.01 * shardBytes);
});

test('a tab that is closed on the way loses nothing but the last moment', async ({ page, hub, context }) => {
  hub.setFaults([
    { path: first, fault: { kind: 'stall', afterBytes: 1_500_000 }, times: 1 },
    { path: second, fault: { kind: 'stall', afterBytes: 2_000_000 }, times: 1 },
  ]);
  await getModel(page);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect.poll(async () => (await parts(page)).length).toBeGreaterThan(1);
  await expect.poll(() => hub.served(second).bytes).toBeGreaterThan(1_900_000);
  await page.waitForTimeout(500);
  await page.close({ runBeforeUnload: false });
  hub.setFaults([]);
  const before = hub.served(first).bytes + hub.served(second).bytes;
  const again = await context.newPage();
  await again.goto('./#/models');
  await expect(again.getByRole('button', { name: /^Go on/ })).toBeVisible();
  const chat = await getModel(again);
  await answers(chat);
  const rest = hub.served(first).bytes + hub.served(second).bytes - before;
  expect(rest).toBeLessThan(2 * shardBytes - 3_200_000);
  expect(await parts(again)).toEqual([]);
});

test('a download is paused, and goes on from there after a reload too', async ({ page, hub }) => {
  hub.setFaults([{ path: first, fault: { kind: 'slow', bytesPerSecond: 600_000 }, times: 1 }]);
  await getModel(page);
  await expect(page.getByText(/MB\/s/)).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('paused')).toBeVisible();
  const { bytes } = hub.total();
  await page.waitForTimeout(700);
  expect(hub.total().bytes - bytes).toBeLessThan(200_000);
  hub.setFaults([]);
  await page.reload();
  const chat = await getModel(page);
  await answers(chat);
  expect(hub.total().bytes).toBeLessThan(1.1 * modelBytes);
});

test('a flipped byte is found, and only that file is fetched again', async ({ page, hub }) => {
  hub.setFaults([{ path: first, fault: { kind: 'flip', atByte: 1_234_567 }, times: 1 }]);
  const chat = await getModel(page);
  await answers(chat);
  expect(hub.served(first).requests).toBe(2);
  expect(hub.served(second).requests).toBe(1);
});

test("a captive portal's page is told in words, not stored, and the rest goes on after", async ({
  page,
  hub,
}) => {
  hub.setFaults([{ path: first, fault: { kind: 'html' } }]);
  const chat = await getModel(page);
  const notice = page.locator('hearth-error-notice');
  await expect(notice).toContainText('web page instead of the model');
  expect(await isStored(page, first)).toBe(false);
  hub.setFaults([]);
  await notice.getByRole('button').first().click();
  await answers(chat);
});

test('a server that asks for patience gets it', async ({ page, hub }) => {
  hub.setFaults([
    { path: first, fault: { kind: 'status', status: 429, retryAfterSeconds: 1 }, times: 2 },
    { path: second, fault: { kind: 'status', status: 503 }, times: 2 },
  ]);
  const chat = await getModel(page);
  await answers(chat);
  expect(hub.served(first).requests).toBe(3);
});

test('a server that falls silent is asked again after twenty seconds', async ({ page, hub }) => {
  hub.setFaults([{ path: first, fault: { kind: 'stall', afterBytes: 1_000_000 }, times: 1 }]);
  const chat = await getModel(page);
  await answers(chat);
  expect(hub.served(first).requests).toBe(2);
  expect(hub.served(first).bytes).toBeLessThan(1.01 * shardBytes);
});

test('a file that is too short, or a server without ranges, does no harm', async ({ page, hub }) => {
  hub.setFaults([
    { path: first, fault: { kind: 'drop', afterBytes: 700_000 }, times: 1 },
    { path: first, fault: { kind: 'no-range' }, times: 1 },
    { path: second, fault: { kind: 'truncate', toBytes: 1_000_000 }, times: 1 },
  ]);
  const chat = await getModel(page);
  await answers(chat);
});

test('two tabs fetch one model once', async ({ page, hub, context }) => {
  hub.setFaults([{ path: first, fault: { kind: 'slow', bytesPerSecond: 1_500_000 }, times: 1 }]);
  const other = await context.newPage();
  const one = await getModel(page);
  const two = await getModel(other);
  await Promise.all([one.waitUntilReady(60_000), two.waitUntilReady(60_000)]);
  for (const name of shards) expect(hub.served(name).requests).toBe(1);
});

test('a full disk pauses it, says how much is missing, and nothing is lost', async ({
  page,
  hub,
  context,
}) => {
  const devtools = await context.newCDPSession(page);
  await page.goto('./');
  const { origin } = new URL(page.url());
  const limit = (quotaSize: number | undefined): Promise<unknown> =>
    devtools.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(quotaSize !== undefined && { quotaSize }),
    });
  await limit(7_500_000);
  const chat = await getModel(page);
  await expect(page.getByText('paused')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('hearth-error-notice')).toContainText(/not enough room.*MB more/s);
  await limit(undefined);
  const before = hub.total().bytes;
  await page.getByRole('button', { name: 'Go on' }).click();
  await answers(chat);
  expect(hub.total().bytes - before).toBeLessThan(modelBytes - shardBytes);
});

test('nothing is stored twice', async ({ page }) => {
  const usage = (): Promise<number> =>
    page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await page.goto('./');
  const before = await usage();
  const chat = await getModel(page);
  await answers(chat);
  expect((await usage()) - before).toBeLessThan(1.2 * modelBytes);
});
