// The scripted site with a server of the visitor's own beside it, which breaks down on command.
import { chatAnswer, chatEvents, textDeltas } from '../../tools/endpoint/chat-answer.ts';
import { json, startStandIn } from '../../tools/endpoint/stand-in.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test as base } from '../support/test.ts';
import type { Page } from '@playwright/test';
import type { StandIn, StandInOptions } from '../../tools/endpoint/stand-in.ts';

export const model = 'home-model';
const usage = { prompt_tokens: 20, completion_tokens: 5 };

/** Repeats the question, as the scripted engine does. */
const answer: StandInOptions['answer'] = ({ path, body }) => {
  if (path === '/v1/models')
    return json({ data: [{ id: model, max_model_len: 2048 }, { id: 'other-model' }] });
  if (path !== '/v1/chat/completions') return undefined;
  const { messages } = body as { messages: { content: string }[] };
  const words = `You asked: ${messages.at(-1)?.content ?? ''}`;
  return chatAnswer(chatEvents(textDeltas(words), { usage }));
};

interface Fixtures {
  /** What the server wants as a key. */
  key: string | null;
  server: StandIn;
}

export const test = base.extend<Fixtures>({
  key: async ({}, use) => use(null),
  server: async ({ key }, use) => {
    const server = await startStandIn({ answer, key });
    await use(server);
    await server.close();
  },
  hosts: async ({ server }, use) => use([server.url]),
});

export const hostOf = ({ url }: StandIn): string => new URL(url).host;
export const markOf = (server: StandIn): string => `leaves this device → ${hostOf(server)}`;

/** The page of endpoints as a person uses it. */
export class EndpointPage {
  readonly page: Page;
  readonly chat: ChatPage;

  constructor(page: Page) {
    this.page = page;
    this.chat = new ChatPage(page);
  }

  async open(): Promise<void> {
    await this.page.goto('./#/endpoints');
    await expect(this.page.getByRole('heading', { name: 'An endpoint of your own' })).toBeVisible();
  }

  async look(server: StandIn, key = ''): Promise<void> {
    await this.page.getByLabel('Address of the server').fill(server.url);
    await this.page.getByLabel('Key, if it wants one').fill(key);
    await this.page.getByRole('button', { name: 'Look for models' }).click();
  }

  async add(server: StandIn, key = ''): Promise<void> {
    await this.look(server, key);
    await this.page.getByLabel('Model', { exact: true }).selectOption(model);
    await this.page.getByRole('button', { name: 'Add it' }).click();
    await expect(this.page.getByRole('heading', { name: model })).toBeVisible();
  }

  /** Adds a server, turns to it and waits until it can be asked. */
  async begin(server: StandIn, key = ''): Promise<ChatPage> {
    await this.open();
    await this.add(server, key);
    await this.page.getByRole('button', { name: 'Use' }).click();
    await this.chat.waitUntilReady();
    return this.chat;
  }
}

export { expect };
