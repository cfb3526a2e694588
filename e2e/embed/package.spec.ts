// What `npm pack` makes, installed into fresh projects and built there with three frameworks.
import { serveStatic } from '../../tools/site/serve-static.ts';
import { buildApp, compileTypes, frameworks, inFreshFolder, pack } from '../../tools/embed/try-package.ts';
import { expect, test } from '../support/test.ts';

test('the package works in React, Vue and Svelte, and its types compile', async ({ page, hosts }) => {
  test.setTimeout(120_000);
  await inFreshFolder(async (folder) => {
    const archive = pack(folder);
    compileTypes(folder, archive);
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
  });
});
