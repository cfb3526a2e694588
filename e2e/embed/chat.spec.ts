import { expect, test } from './embed-test.ts';

test('consent, answer, stop, on another origin with a strict policy', async ({ host, requests }) => {
  await host.open({ body: '<hearth-chat greeting="Hello."></hearth-chat>' });
  const chat = host.chat();
  await expect(chat.agree).toBeVisible();
  await expect.poll(() => chat.state()).toBe('consent');
  // Only the page itself and the one script.
  const paths = requests.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).pathname);
  expect(paths.sort()).toEqual(['/', '/embed/hearth-chat.js', '/page.css', '/page.js']);

  await host.script({
    replies: [{ text: 'It is **Paris**.' }, { text: 'one two three '.repeat(200), stepMs: 20 }],
  });
  await chat.begin();
  await chat.ask('What is the capital of France?');
  await expect(chat.reply).toHaveText('It is Paris.');
  await expect(chat.reply.locator('strong')).toHaveText('Paris');

  await chat.ask('Count.');
  await expect(chat.reply).toContainText('one two three');
  await chat.stop.click();
  await expect(chat.element.getByText('Stopped')).toBeVisible();
  await expect(chat.field).toBeFocused();
});
