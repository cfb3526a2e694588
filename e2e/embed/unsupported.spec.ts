// Devices, browsers and pages that lack what a model needs.
import { audit } from '../support/audit.ts';
import { expect, Host, roles } from './embed-test.ts';
import { test as base } from './server-test.ts';

/** What the page and its visitor are told. */
const body = (more = ''): string =>
  `<hearth-chat ${more}><p slot="unsupported">Call us instead.</p></hearth-chat>`;
const script = `
  globalThis.told = [];
  addEventListener('hearth-error', ({ code, detail }) => told.push([code, detail]));`;

const test = base.extend<{ told: () => Promise<unknown> }>({
  told: ({ host }, use) =>
    use(() => host.frame.evaluate(() => (globalThis as unknown as { told: unknown }).told)),
});

test('without WebGPU the build for the processor answers', async ({ host, page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'gpu', { value: undefined }));
  await host.open({ body: body(), script });
  await host.script({ replies: [{ text: 'From the processor.' }] });
  await host.chat().begin();
  expect(await roles(page)).toEqual(['cpu', 'downloads']);
  await host.chat().ask('Where do you run?');
  await expect(host.chat().reply).toHaveText('From the processor.');
});

test('a browser without WebAssembly runs neither build: the visitor reads why, and may ask the page’s server', async ({
  host,
  page,
  requests,
  server,
  endpointUrl,
  told,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await host.open({ body: body(`fallback-url="${endpointUrl}" fallback-model="big"`), script });
  const chat = host.chat();
  await expect(chat.element.getByText('Call us instead.')).toBeHidden();
  await chat.agree.click();
  await expect(chat.element.getByRole('alert')).toContainText('(WebAssembly)');
  expect(await chat.state()).toBe('unsupported');
  expect(await told()).toEqual([['webassembly-unavailable', { reason: 'no-api' }]]);
  await expect(chat.element.getByRole('listitem').first()).toContainText('lockdown mode');
  await expect(chat.element.getByText('Call us instead.')).toBeVisible();
  await expect(chat.field).toBeHidden();
  await audit(page);
  expect(requests.filter((url) => /\/(models|libraries|workers)\//.test(url))).toEqual([]);
  expect(server.asked).toEqual([]);

  await chat.element.getByRole('button', { name: `Use ${new URL(endpointUrl).host}` }).click();
  await chat.ask('Hello?');
  await expect(chat.reply).toHaveText('From the server.');
  await expect(chat.element.getByText('Call us instead.')).toBeHidden();
});

test('a policy that forgets WebAssembly is named, before anything is fetched', async ({
  host,
  requests,
  told,
}) => {
  host.forbid("'wasm-unsafe-eval'");
  await host.open({ body: body(), script });
  await host.chat().agree.click();
  await expect(host.chat().element.getByRole('listitem')).toContainText('“wasm-unsafe-eval” in script-src');
  expect(await told()).toEqual([['webassembly-unavailable', { reason: 'policy' }]]);
  expect(requests.filter((url) => /\/(models|workers)\//.test(url))).toEqual([]);
});

test('on a page with an insecure address the visitor reads why; the page’s server answers there too', async ({
  page,
  host,
  hosts,
  endpointUrl,
  told,
}) => {
  // Browsers take it for this machine, but not for a secure address.
  const insecure = await Host.start(page, host.cdn, '0.0.0.0');
  const { origin, host: name } = new URL(endpointUrl);
  insecure.allow(origin);
  hosts.push(insecure.origin);
  await insecure.open({ body: body(`fallback-url="${endpointUrl}" fallback-model="big"`), script });
  const chat = insecure.chat();
  await chat.agree.click();
  await expect(chat.element.getByRole('alert')).toContainText('over an insecure address');
  await expect(chat.element.getByText('Call us instead.')).toBeVisible();
  expect(await told()).toEqual([['webgpu-unavailable', { reason: 'insecure-context' }]]);
  await chat.element.getByRole('button', { name: `Use ${name}` }).click();
  await chat.ask('Hello?');
  await expect(chat.reply).toHaveText('From the server.');
  insecure.end();
});
