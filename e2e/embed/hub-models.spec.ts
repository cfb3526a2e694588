// Models of the catalogue, which come from the public hub or from the page's own mirror.
import { expect, roles } from './embed-test.ts';
import { full, half, test } from './hub-fixture.ts';
import type { HearthChat } from '../../src/embed/hearth-chat.ts';

/** Requests that are not for this site, by host and path. */
const elsewhere = (requests: readonly string[]): string[] =>
  requests.filter((url) => url.startsWith('https:')).map((url) => url.replace('https://', ''));

test('the offer tells all before any request, and after it the build that fits is fetched once', async ({
  host,
  page,
  hub,
  requests,
}) => {
  // This machine's WebGPU has no half precision, so the twin that the page names cannot run here.
  await host.open({ body: `<hearth-chat model="${half}"></hearth-chat>` });
  const chat = host.chat();
  const offer = chat.element.getByRole('group', { name: 'The model' });
  await expect(offer).toContainText('Qwen3 1.7B · Alibaba (Qwen) · Apache License 2.0');
  await expect(offer).toContainText('1.1 GB from huggingface.co and raw.githubusercontent.com, fetched once');
  await expect(offer).toContainText('It runs on this device.');
  const paths = requests.map((url) => new URL(url).pathname);
  expect(paths.sort()).toEqual(['/', '/embed/hearth-chat.js', '/page.css', '/page.js']);

  const ready = page.evaluate(
    () => new Promise((resolve) => document.addEventListener('hearth-ready', ({ model }) => resolve(model))),
  );
  await chat.begin();
  expect(await ready).toBe(full);
  await chat.ask('Who are you?');
  await expect(chat.reply).toContainText('Who are you?');
  expect(await roles(page)).toContain('inference');
  const asked = elsewhere(requests);
  expect(asked.filter((url) => url.includes(half))).toEqual([]);
  expect(asked).toContain(`huggingface.co/api/models/mlc-ai/${full}/revision/main`);
  expect(hub.served('params_shard_0.bin').requests).toBe(1);

  // The next visit asks nobody, and an element that starts what is here already needs no click.
  await host.open({ body: '<hearth-chat model="Qwen3 1.7B" autoload="visible"></hearth-chat>' });
  hub.forget();
  const before = requests.length;
  await expect(chat.field).toBeVisible();
  await chat.ask('Still there?');
  await expect(chat.reply).toContainText('Still there?');
  expect(elsewhere(requests.slice(before))).toEqual([]);
  expect(hub.total().requests).toBe(0);
});

test('names and ids of both builds are one model: one agreement, one engine', async ({ host, page, hub }) => {
  const names = [half, full, 'Qwen3 1.7B'];
  await host.open({ body: names.map((name) => `<hearth-chat model="${name}"></hearth-chat>`).join('') });
  await host.chat(1).begin();
  await expect(page.locator('hearth-chat').getByRole('textbox', { name: 'Your question' })).toHaveCount(3);
  expect(await roles(page)).toEqual(['downloads', 'inference']);
  expect(hub.served('params_shard_0.bin').requests).toBe(1);
});

test('a catalogue or a hub that fails is told, and asked again when the visitor wants it', async ({
  host,
  page,
  hub,
  requests,
}) => {
  const catalogue = '**/chunks/hub-choice-*.js';
  await page.route(catalogue, (route) => route.abort());
  hub.setFaults([{ path: 'tokenizer.json', fault: { kind: 'status', status: 404 } }]);
  await host.open({ body: `<hearth-chat model="${full}"></hearth-chat>` });
  const chat = host.chat();
  await chat.agree.click();
  const again = chat.element.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  expect(await chat.state()).toBe('failed');
  expect(elsewhere(requests)).toEqual([]);

  await page.unroute(catalogue);
  await again.click();
  await expect.poll(() => hub.served('tokenizer.json').requests).toBe(1);
  await expect(again).toBeVisible();
  expect(await chat.state()).toBe('failed');

  hub.setFaults([]);
  await again.click();
  await chat.ask('And now?');
  await expect(chat.reply).toContainText('And now?');
  expect(elsewhere(requests).filter((url) => url.includes(half))).toEqual([]); // still the build that fits
});

test('with a mirror of the page’s, nobody else is asked or named', async ({
  host,
  context,
  hub,
  requests,
}) => {
  // The stand-in has at its root what a mirror has below `models/`.
  await context.route(`${hub.url}/models/**`, (route) =>
    route.continue({ url: route.request().url().replace('/models/', '/') }),
  );
  await host.open({ body: `<hearth-chat model="${full}" models-url="${hub.url}"></hearth-chat>` });
  const chat = host.chat();
  await expect(chat.element.getByText('1.1 GB, fetched once; works offline after.')).toBeVisible();
  await chat.begin();
  await chat.ask('From where?');
  await expect(chat.reply).toContainText('From where?');
  expect(hub.served('params_shard_0.bin').requests).toBe(1);
  expect(elsewhere(requests)).toEqual([]);
});

test('what this device cannot run is told with its reason, and the hub not asked', async ({
  host,
  hub,
  requests,
}) => {
  // There is no other build of this model than the one in half precision.
  await host.open({
    body: '<hearth-chat model="Gemma 3 1B"><b slot="unsupported">Call us.</b></hearth-chat>',
  });
  const chat = host.chat();
  await chat.agree.click();
  await expect(chat.element.getByRole('alert')).toBeVisible();
  await expect(chat.element.getByText('Call us.')).toBeVisible();
  expect(await chat.state()).toBe('unsupported');
  expect(elsewhere(requests)).toEqual([]);
  expect(hub.total().requests).toBe(0);
});

test('a model that there is not is said to be none, by the element and to code', async ({
  host,
  page,
  requests,
}) => {
  await host.open({ body: '<hearth-chat model="Qwen9-99B" autoload="visible"></hearth-chat>' });
  const chat = host.chat();
  await expect(chat.element.getByText('a model that is not on offer: Qwen9-99B')).toBeVisible();
  const codes = await page.evaluate(() => {
    const element = document.querySelector('hearth-chat')!;
    const works = [element.load({ agreed: true }), element.ask('Anyone?')];
    return Promise.all(
      works.map((work) =>
        work.then(
          () => '',
          (error: unknown) => (error as { code: string }).code,
        ),
      ),
    );
  });
  expect(codes).toEqual(['model-unknown', 'model-unknown']);
  expect(requests.filter((url) => url.includes('/embed/'))).toEqual([host.scriptUrl]);
  // The page may set another one.
  await chat.element.evaluate((element: HearthChat) => element.removeAttribute('model'));
  await expect(chat.agree).toBeVisible();
});

test('a program asks a model of the hub by any of its names, and shares it with an element', async ({
  host,
  page,
  hub,
  requests,
}) => {
  await host.open({ body: `<hearth-chat model="${half}"></hearth-chat>` });
  await host.script({ replies: [{ text: 'Hello.' }, { text: 'Again.' }] });
  const answers = await page.evaluate(
    async ([script = '', ...names]) => {
      const { createHearth } = (await import(script)) as typeof import('../../src/embed/hearth-chat.ts');
      const hearth = createHearth({ model: 'Qwen3 1.7B' });
      const listed = (await hearth.models.list()).data.map(({ id }) => id);
      const found = await Promise.all(names.map(async (name) => (await hearth.models.retrieve(name)).id));
      const fetched = performance.getEntriesByType('resource').map(({ name }) => new URL(name).hostname);
      await hearth.load();
      const messages = [{ role: 'user' as const, content: 'Who are you?' }];
      const texts: (string | null)[] = [];
      for (const model of names.slice(1)) {
        const { choices } = await hearth.chat.completions.create({ model, messages });
        texts.push(choices[0].message.content);
      }
      return { listed, found, fetched, texts };
    },
    [host.scriptUrl, 'Qwen3 1.7B', half, full],
  );
  const [id] = answers.listed;
  expect(answers.listed).toHaveLength(1);
  expect(answers.found).toEqual([id, id, id]);
  expect(answers.fetched).not.toContain('huggingface.co');
  expect(answers.texts).toEqual(['Hello.', 'Again.']);
  await host.chat().begin();
  expect((await roles(page)).filter((role) => role === 'inference')).toHaveLength(1);
  expect(hub.served('params_shard_0.bin').requests).toBe(1);
  expect(elsewhere(requests).filter((url) => url.includes(half))).toEqual([]);
});
