// What `npm pack` makes, installed into fresh projects and built there with three frameworks and with none.
import { serveStatic } from '../../tools/site/serve-static.ts';
import {
  buildApp,
  compileTypes,
  frameworks,
  inFreshFolder,
  loadWithoutPage,
  pack,
} from '../../tools/embed/try-package.ts';
import { expect, test } from '../support/test.ts';

test('the package works in React, Vue, Svelte and for a program, and its types compile', async ({
  page,
  hosts,
}) => {
  test.setTimeout(300_000);
  await inFreshFolder(async (folder) => {
    const archive = pack(folder);
    compileTypes(folder, archive);
    loadWithoutPage(folder, archive);
    for (const framework of frameworks) {
      const server = await serveStatic({ '/': await buildApp(folder, framework, archive) });
      hosts.push(server.url);
      await page.goto(server.url);
      const chat = page.locator('hearth-chat');
      await chat.getByRole('button', { name: 'Start' }).click();
      await expect(chat.getByText(`Hello from ${framework}.`)).toBeVisible();
      await chat.getByRole('textbox').fill('a question');
      await chat.getByRole('textbox').press('Enter');
      await expect(chat.locator('.assistant').last()).toContainText(`${framework} heard: a question`);
      await expect(page.locator('output')).toHaveText('2 messages');
      server.close();
    }

    const server = await serveStatic({ '/': await buildApp(folder, 'program', archive) });
    hosts.push(server.url);
    await page.goto(server.url);
    await page.getByRole('button').click();
    await expect(page.locator('output')).toHaveText('You asked: Where is the library?');
    server.close();
  });
});
