// Every failure says what happened, offers the way on, and after it the page works again.
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import type { Page, Worker } from '@playwright/test';

const worksAgain = async (chat: ChatPage): Promise<void> => {
  await chat.script({});
  await chat.waitUntilReady();
  await chat.ask('Does it work again?');
  await expect(chat.reply).toContainText('Does it work again?');
  await chat.waitForEnd();
};

/** Ends a worker from inside, of which the page hears no event. */
async function endThread(page: Page, kind: string): Promise<void> {
  const find = async (): Promise<Worker | undefined> => {
    for (const worker of page.workers()) {
      if ((await worker.evaluate(() => self.name)).startsWith(kind)) return worker;
    }
    return undefined;
  };
  await expect.poll(async () => (await find()) !== undefined).toBe(true);
  const worker = await find();
  await worker?.evaluate(() => self.close()).catch(() => undefined); // it cannot answer any more
}

const answerFaults = [
  { then: 'crash', words: 'stopped unexpectedly' },
  { then: 'device-lost', words: 'graphics chip stopped' },
  { then: 'out-of-memory', words: 'memory ran out' },
] as const;

for (const { then, words } of answerFaults) {
  test(`${then} in an answer is told, keeps the text, and the model comes back by itself`, async ({
    page,
    expectedErrors,
  }) => {
    expectedErrors.push(/scripted crash/);
    const chat = new ChatPage(page);
    await chat.begin();
    await chat.script({ replies: [{ text: 'half an answer', then }] });
    await chat.ask('Break');
    const turn = chat.turns.first();
    await expect(turn).toContainText(words);
    await expect(turn).toContainText('half an answer');
    await expect(turn.getByRole('button', { name: 'Try again' })).toBeVisible();
    await worksAgain(chat);
    await expect(turn).toContainText('half an answer');
  });
}

test('a conversation that is too long leads to the choices, of which one is a new one', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.script({ replies: [{ text: '', then: 'context-overflow' }] });
  await chat.ask('Too long');
  await expect(chat.turns.first()).toContainText('longer than the model can read');
  await chat.script({});
  await chat.turns.first().getByRole('button', { name: 'Make room' }).click();
  await expect(page.locator('hearth-overflow-card')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Too long', exact: true })).toBeVisible();
  await worksAgain(chat);
});

test('a crash while loading is told, and one click starts again', async ({ page, expectedErrors }) => {
  expectedErrors.push(/scripted crash/);
  const chat = new ChatPage(page);
  await chat.open();
  await chat.script({ load: { kind: 'crash' } });
  await chat.start.click();
  await expect(page.getByRole('alert')).toContainText('stopped unexpectedly');
  await chat.script({});
  await page.getByRole('button', { name: 'Start the model again' }).click();
  await worksAgain(chat);
});

for (const code of ['out-of-memory', 'library-corrupt', 'device-lost', 'files-missing'] as const) {
  test(`${code} while loading is told, and its button leads on`, async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.open();
    await chat.script({ load: { kind: 'fail', code } });
    await chat.start.click();
    await expect(page.getByRole('alert')).toBeVisible();
    await chat.script({});
    await page.locator('hearth-error-notice').getByRole('button').first().click();
    await worksAgain(chat);
  });
}

const fileFaults = [
  {
    name: 'a shard that the server does not have',
    file: 'params_shard_1.bin',
    answer: { status: 404, body: 'no' },
    words: '404',
  },
  {
    name: 'a truncated shard',
    file: 'params_shard_0.bin',
    answer: { body: 'short' },
    words: 'params_shard_0.bin',
  },
  { name: 'a library of zero bytes', file: 'tiny.wasm', answer: { body: '' }, words: 'tiny.wasm' },
  {
    name: "a captive portal's page",
    file: 'tokenizer.json',
    answer: { contentType: 'text/html', body: '<html><body>Please log in to the network.</body></html>' },
    words: 'tokenizer.json',
  },
];

for (const { name, file, answer, words } of fileFaults) {
  test(`${name} is told, is not stored, and only it is fetched again`, async ({
    page,
    context,
    requests,
  }) => {
    const chat = new ChatPage(page);
    await chat.open();
    await context.route(`**/${file}`, (route) => route.fulfill(answer));
    await chat.start.click();
    const notice = page.locator('hearth-error-notice');
    await expect(notice).toContainText(words);
    await context.unroute(`**/${file}`);
    const before = requests.length;
    await notice.getByRole('button').first().click();
    await worksAgain(chat);
    expect(requests.slice(before).some((url) => url.endsWith(file))).toBe(true);
  });
}

test('a tab closed while it loads does no harm to the next visit', async ({ page, context }) => {
  const first = new ChatPage(page);
  await first.open();
  await first.script({ loadMs: 10_000 });
  await first.start.click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.close();
  const second = new ChatPage(await context.newPage());
  await second.open();
  await second.script({});
  await second.start.click();
  await worksAgain(second);
});

const engineScript = /scripted\.worker-/;

test('an engine that is gone from the server, as after a new deploy, is told', async ({ page, context }) => {
  const chat = new ChatPage(page);
  await chat.open();
  await context.route(engineScript, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await chat.start.click();
  await expect(page.getByRole('alert')).toContainText('stopped unexpectedly');
  await context.unroute(engineScript);
  await page.locator('hearth-error-notice').getByRole('button').first().click();
  await worksAgain(chat);
});

for (const during of ['load', 'answer'] as const) {
  test(`an engine whose thread ends without a word in its ${during} is noticed at once`, async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.open();
    await chat.script(
      during === 'load' ? { load: { kind: 'hang' } } : { replies: [{ text: 'half', then: 'hang' }] },
    );
    await chat.start.click();
    if (during === 'answer') {
      await chat.waitUntilReady();
      await chat.ask('Break');
      await expect(chat.reply).toContainText('half');
    } else await expect(page.getByRole('progressbar')).toBeVisible();
    await endThread(page, 'inference');
    await expect(page.getByRole('alert')).toContainText('stopped unexpectedly', { timeout: 3_000 });
    await chat.script({});
    if (during === 'load') await page.getByRole('button', { name: 'Start the model again' }).click();
    await worksAgain(chat);
  });
}

test('a downloads thread that ends without a word is noticed, and what had arrived is kept', async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await context.route('**/params_shard_1.bin', () => undefined); // never answered
  await chat.start.click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await endThread(page, 'downloads');
  await expect(page.getByRole('alert')).toContainText('stopped unexpectedly', { timeout: 3_000 });
  await context.unroute('**/params_shard_1.bin');
  await page.locator('hearth-error-notice').getByRole('button').first().click();
  await worksAgain(chat);
});

test('loading can be cancelled, and started again', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.script({ load: { kind: 'hang' } });
  await chat.start.click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(chat.start).toBeVisible();
  await chat.script({});
  await chat.start.click();
  await worksAgain(chat);
});

test('without storage for chats the chat works, and says that it will not be kept', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.ask('Still answers');
  await expect(chat.reply).toContainText('Still answers');
  await expect(page.getByText('does not let the page store anything')).toBeVisible();
});
