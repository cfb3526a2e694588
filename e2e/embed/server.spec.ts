// A server in place of the model on the device: asked for by the page, or for devices that cannot run it.
import { expect, roles } from './embed-test.ts';
import { test } from './server-test.ts';

test.use({ serverKey: 'k' });

test('a server that the page names answers, and the visitor is told where words go', async ({
  host,
  page,
  server,
  endpointUrl,
}) => {
  await host.open({ body: '<hearth-chat></hearth-chat>' });
  await page.evaluate((url) => {
    document.querySelector('hearth-chat')!.engine = { url, model: 'big', key: 'k' };
  }, endpointUrl);
  const chat = host.chat();
  const where = `What you write is sent to ${new URL(server.url).host}.`;
  await expect(chat.element.getByText(where)).toBeVisible();
  expect(server.asked).toEqual([]);
  await chat.begin();
  await expect(chat.element.getByText(where)).toBeVisible();
  await chat.ask('Hello?');
  await expect(chat.reply).toHaveText('From the server.');
  expect(await roles(page)).toContain('endpoint');
  expect(await roles(page)).not.toContain('inference');
});

test('where the model fails, the page’s server is offered, and asked only when the visitor wants it', async ({
  host,
  page,
  server,
  endpointUrl,
}) => {
  await host.open({
    body: `<hearth-chat fallback-url="${endpointUrl}" fallback-model="big"></hearth-chat>`,
  });
  const { host: name } = new URL(server.url);
  await host.script({ load: { kind: 'fail', code: 'library-corrupt' } });
  const chat = host.chat();
  await chat.agree.click();
  const use = chat.element.getByRole('button', { name: `Use ${name}` });
  await expect(use).toBeVisible();
  expect(await chat.state()).toBe('failed');
  expect(server.asked).toEqual([]);
  const consent = page.evaluate(
    () =>
      new Promise<(string | null)[]>((resolve) => {
        document.addEventListener('hearth-consent', ({ model, host: to }) => resolve([model, to]));
      }),
  );
  await use.click();
  expect(await consent).toEqual(['big', name]);
  // This server wants a key, which an attribute cannot have.
  await expect(chat.element.getByRole('alert')).toBeVisible();
  expect(await roles(page)).not.toContain('inference');
});

test('a server answers programs of the page, with embeddings too, and nothing else is asked', async ({
  host,
  page,
  server,
  endpointUrl,
}) => {
  await host.open({ body: '' });
  const answers = await page.evaluate(
    async ([script = '', base = '']) => {
      const { createHearth } = (await import(script)) as typeof import('../../src/embed/hearth-chat.ts');
      const hearth = createHearth({ engine: { url: base, model: 'big', key: 'k' } });
      const { data } = await hearth.models.list();
      const messages = [{ role: 'user' as const, content: 'Hello?' }];
      const { choices } = await hearth.chat.completions.create({ model: 'big', messages });
      const vectors = await hearth.embeddings.create({ model: 'big', input: ['a', 'b'] });
      hearth.close();
      return [data, choices[0].message.content, vectors.data.map(({ embedding }) => embedding)];
    },
    [host.scriptUrl, endpointUrl],
  );
  const { host: owner } = new URL(server.url);
  expect(answers).toEqual([
    [{ id: 'big', object: 'model', created: 0, owned_by: owner }],
    'From the server.',
    [
      [1, 2],
      [3, 4],
    ],
  ]);
  const paths = server.asked.map(({ path }) => path);
  expect(new Set(paths)).toEqual(new Set(['/v1/models', '/v1/chat/completions', '/v1/embeddings']));
  await expect.poll(() => roles(page)).toEqual([]);
});
