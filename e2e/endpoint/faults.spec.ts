// Whatever a server does, the page says what happened, keeps what was typed and written, and works on.
import { EndpointPage, expect, hostOf, test } from './endpoint-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import type { StandIn } from '../../tools/endpoint/stand-in.ts';
import type { EndpointFault } from '../../tools/endpoint/endpoint-fault.ts';

/** The browser itself reports what it blocks or cannot load. */
const network = /CORS|ERR_|Failed to load resource|status of/i;
test.use({ expectedErrors: async ({}, use) => use([network]) });

const worksAgain = async (chat: ChatPage, server: StandIn): Promise<void> => {
  server.setFaults([]);
  await chat.ask('Does it work again?');
  await expect(chat.reply).toContainText('You asked: Does it work again?');
  await chat.waitForEnd();
};

interface Case {
  name: string;
  fault: EndpointFault;
  words: string;
  button: string;
  /** Of the reply, what stays. */
  kept?: string;
}

const cases: Case[] = [
  {
    name: 'the key is no longer right',
    fault: { kind: 'status', status: 401 },
    words: 'did not accept the key',
    button: 'Look at the endpoints',
  },
  {
    name: 'no page is let in any more',
    fault: { kind: 'no-cors' },
    words: 'could not reach',
    button: 'Try again',
  },
  {
    name: 'it dies in the middle',
    fault: { kind: 'drop', afterPieces: 2, lingerMs: 500 },
    words: 'ended in the middle',
    button: 'Try again',
    kept: 'You asked:',
  },
  {
    name: 'its answer ends early',
    fault: { kind: 'end', afterPieces: 2 },
    words: 'ended in the middle',
    button: 'Try again',
    kept: 'You asked:',
  },
  {
    name: 'it sends garbage',
    fault: { kind: 'raw', type: 'text/event-stream', text: 'data: {broken\n\n' },
    words: 'cannot be read',
    button: 'Try again',
  },
  {
    name: 'a proxy sends a page',
    fault: { kind: 'raw', type: 'text/html', text: '<html>Log in</html>' },
    words: 'it sent a web page',
    button: 'Try again',
  },
  {
    name: 'it has too much to do',
    fault: { kind: 'status', status: 429, headers: { 'retry-after': '30' } },
    words: 'asks to wait for 30 seconds',
    button: 'Try again',
  },
  {
    name: 'the model is gone',
    fault: { kind: 'status', status: 404 },
    words: 'has no model called “home-model” any more',
    button: 'Look at the endpoints',
  },
  {
    name: 'it fails',
    fault: { kind: 'status', status: 500, body: { error: { message: 'out of cheese' } } },
    words: 'out of cheese',
    button: 'Try again',
  },
  {
    name: 'the conversation is too long for it',
    fault: {
      kind: 'status',
      status: 400,
      body: {
        error: { type: 'exceed_context_size_error', n_ctx: 2048, n_prompt_tokens: 3000, message: 'too long' },
      },
    },
    words: 'longer than the model can read at once',
    button: 'Make room',
  },
];

for (const { name, fault, words, button, kept } of cases) {
  test(`when ${name}, that is told, the question is kept, and the next one answered`, async ({
    page,
    server,
  }) => {
    const chat = await new EndpointPage(page).begin(server);
    server.setFaults([{ path: '/chat/completions', fault }]);
    await chat.ask('A question of some length');
    const turn = chat.turns.first();
    await expect(turn).toContainText(words);
    await expect(turn).toContainText('A question of some length');
    if (kept !== undefined) await expect(turn).toContainText(kept);
    await expect(turn.getByRole('button', { name: button })).toBeVisible();
    await page.reload();
    await expect(chat.turns.first()).toContainText('A question of some length');
    await chat.start.click();
    await chat.waitUntilReady();
    await worksAgain(chat, server);
  });
}

test('“Try again” asks the same question again', async ({ page, server }) => {
  const chat = await new EndpointPage(page).begin(server);
  server.setFaults([{ path: '/chat/completions', fault: { kind: 'status', status: 429 } }]);
  await chat.ask('Patience');
  await expect(chat.turns.first()).toContainText('too much to do');
  server.setFaults([]);
  await chat.turns.first().getByRole('button', { name: 'Try again' }).click();
  await expect(chat.reply).toContainText('You asked: Patience');
  await expect(chat.turns).toHaveCount(1);
});

test('a slow first word is waited for, and nobody is told that something hangs', async ({ page, server }) => {
  const chat = await new EndpointPage(page).begin(server);
  server.setFaults([{ path: '/chat/completions', fault: { kind: 'slow', firstMs: 8_000 } }]);
  await chat.ask('No hurry');
  await expect(chat.turns.last()).toContainText('Reading your question');
  await expect(chat.reply).toContainText('You asked: No hurry', { timeout: 15_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a slow first word can be stopped', async ({ page, server }) => {
  const chat = await new EndpointPage(page).begin(server);
  server.setFaults([{ path: '/chat/completions', fault: { kind: 'slow', firstMs: 20_000 } }]);
  await chat.ask('Too slow');
  await chat.stop.click();
  await expect(chat.turns.last()).toContainText('You stopped it here.', { timeout: 3_000 });
  await worksAgain(chat, server);
});

test.describe('a server that wants a key', () => {
  test.use({ key: 'sk-right' });

  test('is told apart from one that is not there, and takes the right one', async ({ page, server }) => {
    const endpoints = new EndpointPage(page);
    await endpoints.open();
    await endpoints.look(server, 'sk-wrong');
    const notice = page.getByRole('alert');
    await expect(notice).toContainText(`${hostOf(server)} did not accept the key`);
    await expect(page.getByLabel('Address of the server')).toHaveValue(server.url);
    const text = await page.locator('hearth-error-notice').innerText();
    expect(text).not.toContain('sk-');
    await endpoints.add(server, 'sk-right');
    await expect(notice).toHaveCount(0);
    await page.getByRole('button', { name: 'Use' }).click();
    await endpoints.chat.waitUntilReady();
    await worksAgain(endpoints.chat, server);
  });
});

test('a server that is not there, or lets no page in, leads to what to set', async ({ page, server }) => {
  const endpoints = new EndpointPage(page);
  await endpoints.open();
  server.setFaults([{ fault: { kind: 'no-cors' } }]);
  await endpoints.look(server);
  await expect(page.getByRole('alert')).toContainText('could not reach');
  await page.getByText('The server does not answer?').click();
  await expect(page.getByText(`OLLAMA_ORIGINS=${new URL(page.url()).origin} ollama serve`)).toBeVisible();
  await server.close();
  await endpoints.look(server);
  await expect(page.getByRole('alert')).toContainText('could not reach');
});

test('a server that goes away between two visits is told when it is started', async ({ page, server }) => {
  const chat = await new EndpointPage(page).begin(server);
  await chat.ask('Before');
  await chat.waitForEnd();
  server.setFaults([{ fault: { kind: 'no-cors' } }]);
  await page.reload();
  await chat.start.click();
  await expect(page.getByRole('alert')).toContainText('could not reach');
  await expect(page.locator('iframe')).toHaveCount(0);
  server.setFaults([]);
  await page.locator('hearth-error-notice').getByRole('button', { name: 'Try again' }).click();
  await chat.waitUntilReady();
  await worksAgain(chat, server);
});
