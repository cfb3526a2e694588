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
