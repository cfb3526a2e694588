import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';
import type { Script } from '../../src/inference/testing/script.ts';

/** The chat page as a person uses it. */
export class ChatPage {
  readonly page: Page;
  readonly start: Locator;
  readonly composer: Locator;
  readonly send: Locator;
  readonly stop: Locator;
  readonly turns: Locator;

  constructor(page: Page) {
    this.page = page;
    // Not in the conversation, where a reply may offer to go on.
    this.start = page
      .locator('hearth-composer-view, hearth-model-offer')
      .getByRole('button', { name: /^(Get it and start|Go on|Start|Start anyway)$/ });
    this.composer = page.getByRole('textbox', { name: 'Your question' });
    this.send = page.getByRole('button', { name: 'Send' });
    this.stop = page.getByRole('button', { name: 'Stop' });
    this.turns = page.locator('hearth-turn');
  }

  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.page.locator('hearth-app')).toBeVisible();
  }

  /** Opens the page, agrees to the model and waits until it answers. */
  async begin(): Promise<void> {
    await this.open();
    await this.start.click();
    await this.waitUntilReady();
  }

  async waitUntilReady(timeoutMs = 30_000): Promise<void> {
    await expect(this.composer).toBeVisible({ timeout: timeoutMs });
    await this.composer.fill('x');
    await expect(this.send).toHaveAttribute('aria-disabled', 'false', { timeout: timeoutMs });
    await this.composer.fill('');
  }

  async ask(question: string): Promise<void> {
    await this.composer.fill(question);
    await this.send.click();
  }

  /** Changes how replies are made. The model must be ready. */
  async set({ temperature, length }: { temperature: number; length: number }): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).first().click();
    await this.page.getByRole('slider', { name: /temperature/i }).fill(String(temperature));
    await this.page.getByRole('spinbutton', { name: /longest/i }).fill(String(length));
    await this.page.getByRole('button', { name: 'Close' }).click();
  }

  /** The reply of the newest turn, as text. */
  get reply(): Locator {
    return this.turns.last().locator('hearth-markdown');
  }

  /** A conversation of the list, by what it is called there. */
  entry(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Does something with a conversation by its menu. */
  async useMenu(name: string, action: 'Rename' | 'Pin' | 'Unpin' | 'Export' | 'Delete'): Promise<void> {
    await this.entry(name).hover(); // with a mouse, the menu's button appears where it may be wanted
    await this.page.getByRole('button', { name: `More for “${name}”` }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** Waits for the end of the newest reply, whatever it is. */
  async waitForEnd(timeoutMs = 30_000): Promise<void> {
    await expect(this.stop).toBeHidden({ timeout: timeoutMs });
  }

  /** Tells the scripted engine what to do from now on. */
  async script(script: Script): Promise<void> {
    await this.page.evaluate(async (body) => {
      const cache = await caches.open('hearth-script');
      await cache.put('https://script.invalid/', new Response(body));
    }, JSON.stringify(script));
  }
}
