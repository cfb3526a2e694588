// Who may reach what: the page no server at all, the frame of an endpoint that one server and no other.
import { startStandIn, json } from '../../tools/endpoint/stand-in.ts';
import { serveStatic } from '../../tools/site/serve-static.ts';
import { ChatPage } from '../support/chat-page.ts';
import { EndpointPage, expect, test } from './endpoint-test.ts';
import type { Frame, Page, Worker } from '@playwright/test';

const policy = /content security policy|violates|Refused to|Trusted/i;
test.use({ expectedErrors: async ({}, use) => use([policy]) });

/** `answered`, or `refused`: every server of these tests lets pages of all origins in. */
const attempt = (where: Pick<Page, 'evaluate'> | Pick<Worker, 'evaluate'>, url: string): Promise<string> =>
  (where as Pick<Page, 'evaluate'>).evaluate(
    (address) =>
      fetch(address).then(
        () => 'answered',
        () => 'refused',
      ),
    url,
  );

const frameOf = (page: Page): Frame => {
  const frame = page.frames().find((each) => each.url().includes('endpoint.html'));
  if (frame === undefined) throw new Error('there is no frame');
  return frame;
};

test('without an endpoint there is no frame and no request', async ({ page, server }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.ask('Anybody there?');
  await chat.waitForEnd();
  await page.goto('./#/endpoints');
  await expect(page.getByRole('heading', { name: 'Add one' })).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(server.asked).toEqual([]);
});

test('the page and its workers cannot reach a server that was added; its frame can, and no other', async ({
  page,
  server,
}) => {
  const other = await startStandIn({ answer: () => json({}) });
  try {
    const chat = new ChatPage(page);
    await chat.begin(); // so that there are workers
    const workers = page.workers();
    await new EndpointPage(page).begin(server);
    const asked = server.asked.length;
    const models = `${server.url}/v1/models`;
    expect(await attempt(page, models)).toBe('refused');
    const remaining = page.workers().filter((each) => workers.includes(each));
    expect(remaining.length).toBeGreaterThan(0);
    for (const worker of remaining) expect(await attempt(worker, models)).toBe('refused');
    expect(server.asked).toHaveLength(asked);
    const frame = frameOf(page);
    expect(await attempt(frame, models)).toBe('answered');
    expect(await attempt(frame, `${other.url}/v1/models`)).toBe('refused');
    expect(await attempt(frame, 'https://other.example/')).toBe('refused');
    expect(await attempt(frame, new URL('./', page.url()).href)).toBe('refused');
    expect(other.asked).toEqual([]);
  } finally {
    await other.close();
  }
});

test('the frame narrows itself before it hears a word, and cannot be widened again', async ({
  page,
  server,
}) => {
  await new EndpointPage(page).begin(server);
  const frame = frameOf(page);
  const policies = await frame
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content')));
  expect(policies[0]).toContain('connect-src https: http:');
  expect(policies[1]).toBe(`default-src 'none'; script-src 'self'; connect-src ${server.url}`);
  const outcome = await frame.evaluate(async () => {
    for (const meta of document.querySelectorAll('meta')) meta.remove();
    const more = document.createElement('meta');
    more.httpEquiv = 'Content-Security-Policy';
    more.content = 'connect-src *';
    document.head.append(more);
    return fetch('https://other.example/').then(
      () => 'answered',
      () => 'refused',
    );
  });
  expect(outcome).toBe('refused');
});

test('another server gets another frame', async ({ page, server, hosts }) => {
  const other = await startStandIn({
    answer: ({ path }) => (path === '/v1/models' ? json({ data: [{ id: 'home-model' }] }) : undefined),
  });
  try {
    hosts.push(other.url);
    const endpoints = new EndpointPage(page);
    await endpoints.begin(server);
    const { host } = new URL(other.url);
    await endpoints.open();
    await page.getByLabel('Address of the server').fill(other.url);
    await page.getByRole('button', { name: 'Look for models' }).click();
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('article').filter({ hasText: host }).getByRole('button', { name: 'Use' }).click();
    await endpoints.chat.waitUntilReady();
    await expect(page.locator('hearth-header')).toContainText(host);
    expect(page.frames().filter((each) => each.url().includes('endpoint.html'))).toHaveLength(1);
    expect(await attempt(frameOf(page), `${server.url}/v1/models`)).toBe('refused');
  } finally {
    await other.close();
  }
});

test('opened by itself the frame’s page reaches nothing', async ({ page, server }) => {
  for (const hash of ['', `#${server.url}/v1`, '#https:']) {
    await page.goto('about:blank');
    await page.goto(`./endpoint.html${hash}`);
    expect(await attempt(page, `${server.url}/v1/models`)).toBe('refused');
  }
  expect(server.asked).toEqual([]);
});

test('it works from a sub-path of a plain static host', async ({ page, server, requests }) => {
  const host = await serveStatic({ '/some/deep/path/': 'dist-scripted' });
  const site = `${host.url}some/deep/path/`;
  try {
    await page.goto(`${site}#/endpoints`);
    const endpoints = new EndpointPage(page);
    await endpoints.add(server);
    await page.getByRole('button', { name: 'Use' }).click();
    await endpoints.chat.waitUntilReady();
    await endpoints.chat.ask('From below');
    await expect(endpoints.chat.reply).toContainText('You asked: From below');
    for (const url of requests.splice(0))
      expect(
        [site, 'blob:', server.url].some((start) => url.startsWith(start)),
        url,
      ).toBe(true);
  } finally {
    host.close();
  }
});

test('a site that wants no endpoints has neither frame nor form', async ({ page, context }) => {
  await context.route('**/hearth.config.json', (route) =>
    route.fulfill({ json: { visitorEndpoints: false } }),
  );
  await page.goto('./#/endpoints');
  await expect(page.getByText('has switched this off')).toBeVisible();
  await expect(page.getByLabel('Address of the server')).toHaveCount(0);
});
