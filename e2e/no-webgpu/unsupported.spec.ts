// A model that was only compiled for graphics chips, in a browser that offers none.
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

test.beforeEach(async ({ context }) => {
  await context.route('**/hearth.config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...config, defaultModel: 'SmolLM2-1.7B-Instruct-q4f32_1-MLC' } });
  });
});

test('without WebGPU the page says why and what would help, and fetches nothing', async ({
  page,
  requests,
}) => {
  await new ChatPage(page).open();
  await expect(page.locator('hearth-unsupported')).toBeVisible();
  await expect(page.locator('hearth-unsupported')).toContainText(/WebGPU|graphics chip/);
  await expect(page.getByRole('button', { name: 'Get it and start' })).toBeHidden();
  await audit(page);
  expect(requests.filter((url) => /models\/|libraries\/|worker/.test(url))).toEqual([]);
});

for (const [name, limits, words] of [
  ['a limit that is too small', { maxBufferSize: 1 }, 'maxBufferSize'],
  ['no adapter', null, 'found no graphics chip'],
] as const) {
  test(`with ${name} the page says so before any download`, async ({ page, requests }) => {
    await page.addInitScript((given) => {
      const adapter = given && {
        features: new Set(),
        limits: given,
        info: { vendor: 'test', architecture: '', description: '' },
      };
      Object.defineProperty(navigator, 'gpu', { value: { requestAdapter: async () => adapter } });
    }, limits);
    await page.goto('./');
    await expect(page.locator('hearth-unsupported')).toContainText(words);
    expect(requests.filter((url) => /models\/|libraries\/|worker/.test(url))).toEqual([]);
  });
}

test('over an insecure address the page says so', async ({ page, baseURL, hosts }) => {
  // Browsers take it for this machine, but not for a secure address.
  const insecure = (baseURL ?? '').replace('127.0.0.1', '0.0.0.0');
  hosts.push(insecure);
  await page.goto(insecure);
  await expect(page.locator('hearth-unsupported')).toContainText('https:// at the beginning of its address');
});

test('without WebAssembly the page says so before any download', async ({ page, requests }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto('./');
  await expect(page.locator('hearth-unsupported')).toContainText('(WebAssembly)');
  expect(requests.filter((url) => /models\/|libraries\/|worker/.test(url))).toEqual([]);
});
