// The element in a page that stands in a frame of another page, as widgets often do.
import { audit } from '../support/audit.ts';
import { Chat, expect, Host, roles } from './embed-test.ts';
import { test as base } from './server-test.ts';
import type { HearthChat } from '../../src/embed/hearth-chat.ts';

/** A page of a third origin, and one of another site, that the host may show in a frame. */
const test = base.extend<{ neighbour: Host; stranger: Host }>({
  neighbour: async ({ page, host, hosts }, use) =>
    useFramed(await Host.start(page, host.cdn), host, hosts, use),
  stranger: async ({ page, host, hosts }, use) =>
    useFramed(await Host.start(page, host.cdn, 'stranger.localhost'), host, hosts, use),
});

async function useFramed(
  framed: Host,
  host: Host,
  hosts: string[],
  use: (framed: Host) => Promise<void>,
): Promise<void> {
  hosts.push(framed.origin);
  host.allow(framed.origin, 'frame-src');
  await use(framed);
  framed.end();
}

const frameOf = (attributes: string): string =>
  `<iframe title="Help" width="400" height="600" ${attributes}></iframe>`;

for (const sandbox of ['', 'sandbox="allow-scripts allow-same-origin"']) {
  test(`consent, answer, stop, and an end in a frame of another origin ${sandbox}`, async ({
    host,
    neighbour,
    page,
    requests,
  }) => {
    neighbour.serve({ body: '<hearth-chat greeting="Hello."></hearth-chat>' });
    await host.open({ body: frameOf(`src="${neighbour.origin}" ${sandbox}`) });
    const framed = new Chat(page.frameLocator('iframe').locator('hearth-chat'));
    await expect(framed.agree).toBeVisible();
    const paths = new Set(requests.map((url) => new URL(url).pathname));
    expect([...paths].sort()).toEqual(['/', '/embed/hearth-chat.js', '/page.css', '/page.js']);
    expect(page.workers()).toHaveLength(0);

    await neighbour.script({
      replies: [{ text: 'It is Paris.' }, { text: 'one two '.repeat(200), stepMs: 20 }],
    });
    await framed.begin();
    expect(await roles(page)).toEqual(['downloads', 'inference']);
    await framed.ask('What is the capital of France?');
    await expect(framed.reply).toHaveText('It is Paris.');
    await framed.ask('Count.');
    await expect(framed.reply).toContainText('one two');
    await framed.stop.click();
    await expect(framed.element.getByText('Stopped')).toBeVisible();
    await expect(framed.field).toBeFocused();
    await page.locator('iframe').evaluate((frame) => frame.remove());
    await expect.poll(() => page.workers()).toHaveLength(0);
  });
}

test('a frame that the page writes itself has the page’s policy and storage, and answers', async ({
  host,
  page,
}) => {
  const written = `<!doctype html><html lang=en><title>Help</title><script type=module src=${host.scriptUrl}></script><hearth-chat></hearth-chat>`;
  await host.open({ body: frameOf(`srcdoc="${written}"`) });
  const framed = new Chat(page.frameLocator('iframe').locator('hearth-chat'));
  await host.script({ replies: [{ text: 'From within.' }] });
  await framed.begin();
  await framed.ask('Where are you?');
  await expect(framed.reply).toHaveText('From within.');
});

// Playwright's Chromium gives frames of other sites no storage at all, as visitors may set theirs; others keep it apart.
test('where a frame may store nothing, the visitor reads why, and opens it in a window of its own', async ({
  host,
  stranger,
  context,
}) => {
  stranger.serve({ body: '<hearth-chat><p slot="unsupported">Call us instead.</p></hearth-chat>' });
  await host.open({ body: frameOf(`src="${stranger.origin}"`) });
  const framed = stranger.chat();
  await framed.agree.click();
  await expect(framed.element.getByRole('alert')).toContainText('does not let the page store anything');
  await expect(framed.element.getByText('Call us instead.')).toBeVisible();
  expect(await framed.state()).toBe('unsupported');
  await audit(stranger.frame);

  const opened = context.waitForEvent('page');
  await framed.element.getByRole('link', { name: 'Open it in a window of its own' }).click();
  const alone = new Chat((await opened).locator('hearth-chat'));
  await alone.begin();
  await alone.ask('Better here?');
  await expect(alone.reply).toContainText('Better here?');
});

test('in a sandbox without an origin the model cannot run; what the page brings answers', async ({
  host,
  neighbour,
  page,
  endpointUrl,
  server,
}) => {
  const { host: name, origin } = new URL(endpointUrl);
  neighbour.allow(origin);
  neighbour.serve({
    body: `<hearth-chat fallback-url="${endpointUrl}" fallback-model="big" storage-key="help"></hearth-chat><hearth-chat></hearth-chat>`,
    script: `
      globalThis.told = [];
      addEventListener('hearth-error', ({ code }) => told.push(code));
      document.querySelectorAll('hearth-chat')[1].engine = {
        name: 'Echo',
        async generate({ messages }, { onText }) { onText(messages.at(-1).content.toUpperCase()); },
      };`,
  });
  await host.open({ body: frameOf(`src="${neighbour.origin}" sandbox="allow-scripts"`) });
  const onDevice = neighbour.chat(0);
  await onDevice.agree.click();
  await expect(onDevice.element.getByRole('alert')).toContainText('does not let the page store anything');
  expect(await onDevice.state()).toBe('unsupported');
  expect(await neighbour.frame.evaluate(() => (globalThis as unknown as { told: string[] }).told)).toEqual([
    'storage-unavailable',
  ]);
  // It would be in the same sandbox there.
  await expect(onDevice.element.getByRole('link', { name: 'Open it in a window of its own' })).toHaveCount(0);
  expect(page.workers()).toHaveLength(0);

  const own = neighbour.chat(1);
  await own.begin();
  await own.ask('hello');
  await expect(own.reply).toHaveText('HELLO');

  expect(server.asked).toEqual([]);
  await onDevice.element.getByRole('button', { name: `Use ${name}` }).click();
  await onDevice.ask('And you?');
  await expect(onDevice.reply).toHaveText('From the server.');
  expect(await onDevice.element.evaluate((element) => (element as HearthChat).messages.length)).toBe(2);
});
