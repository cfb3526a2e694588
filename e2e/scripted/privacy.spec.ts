import { ChatPage } from '../support/chat-page.ts';
import { serveStatic } from '../../tools/site/serve-static.ts';
import { expect, test } from '../support/test.ts';

const policy = /content security policy|violates|Refused to|Trusted/i;

test('the policy in the page forbids inline code, evaluation and other hosts', async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push(policy);
  await new ChatPage(page).open();
  const content = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(content).not.toContain('unsafe-inline');
  expect(content).not.toContain("'unsafe-eval'");
  const outcomes = await page.evaluate(async () => {
    const attempt = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return 'allowed';
      } catch {
        return 'refused';
      }
    };
    return {
      fetch: await attempt(() => fetch('https://other.example/')),
      html: await attempt(() => (document.createElement('div').innerHTML = '<b>x</b>')),
      worker: await attempt(() => new Worker('https://other.example/worker.js')),
    };
  });
  expect(outcomes).toEqual({ fetch: 'refused', html: 'refused', worker: 'refused' });
  const ran = await page
    .evaluate(() => {
      const script = document.createElement('script');
      script.setAttribute('data-probe', '');
      script.append('window.inlineRan = true');
      document.head.append(script);
      return 'inlineRan' in window;
    })
    .catch(() => false);
  expect(ran).toBe(false);
});

test('the policy allows the hosts of the configuration and no others', async ({
  page,
  requests,
  expectedErrors,
}) => {
  expectedErrors.push(policy);
  await new ChatPage(page).open();
  const config = (await (await page.request.get('hearth.config.json')).json()) as { hubs: string[] };
  const [hub = ''] = config.hubs;
  const content = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(content).toContain(`connect-src 'self' ${config.hubs.join(' ')};`);
  // Every host would answer here, so what is refused is refused by the policy.
  await page.route('**/api/models/**', (route) =>
    route.fulfill({ body: 'from the hub', headers: { 'access-control-allow-origin': '*' } }),
  );
  const before = requests.length;
  const ask = (url: string): Promise<string> =>
    page.evaluate(
      (target) =>
        fetch(target).then(
          (response) => response.text(),
          () => 'refused',
        ),
      url,
    );
  expect(await ask(`${hub}/api/models/a/b`)).toBe('from the hub');
  expect(await ask('https://huggingface.co/api/models/a/b')).toBe('refused');
  const nextPort = hub.replace(/\d+$/, (port) => String(Number(port) + 1));
  expect(await ask(`${nextPort}/api/models/a/b`)).toBe('refused');
  // The one request to another host that this test made itself.
  const own = new URL(page.url()).origin;
  const made = requests.splice(before);
  requests.push(...made.filter((url) => url.startsWith(own)));
  expect(made.filter((url) => !url.startsWith(own))).toEqual([`${hub}/api/models/a/b`]);
});

test('workers live under the same policy, without any header from the host', async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push(policy);
  const chat = new ChatPage(page);
  await chat.begin();
  const workers = page.workers();
  expect(workers.length).toBeGreaterThanOrEqual(2);
  for (const worker of workers) {
    const outcome = await worker.evaluate(() =>
      fetch('https://other.example/').then(
        () => 'allowed',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
  }
});

test('asking makes no request at all', async ({ page, requests }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  const before = requests.length;
  await chat.ask('**Who** hears [this](https://other.example/)?');
  await chat.waitForEnd();
  await expect(chat.reply.locator('strong')).toHaveText('Who');
  expect(requests.slice(before)).toEqual([]);
});

test('the page needs no cross-origin isolation and no header', async ({ page }) => {
  await new ChatPage(page).open();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
});

test('the site works from a sub-path of a plain static host', async ({ page, requests }) => {
  const server = await serveStatic({ '/some/deep/path/': 'dist-scripted' });
  const site = `${server.url}some/deep/path/`;
  try {
    const before = requests.length;
    await page.goto(site);
    const chat = new ChatPage(page);
    await chat.start.click();
    await chat.waitUntilReady();
    await chat.ask('Hello from below');
    await expect(chat.reply).toContainText('Hello from below');
    for (const url of requests.splice(before)) {
      expect(url.startsWith(site) || url.startsWith('blob:'), url).toBe(true);
    }
  } finally {
    server.close();
  }
});
