import { ChatPage } from './chat-page.ts';
import { expect } from './test.ts';
import type { Locator, Page } from '@playwright/test';

type Files = Parameters<Locator['setInputFiles']>[0];

/** The page of models as a person uses it who brings their own. */
export class ModelPage {
  readonly page: Page;
  readonly preview: Locator;
  readonly error: Locator;
  readonly add: Locator;
  readonly cancel: Locator;
  readonly hubForm: Locator;

  constructor(page: Page) {
    this.page = page;
    this.preview = page.locator('hearth-gguf-preview');
    this.error = page.locator('hearth-error-notice');
    this.add = this.preview.getByRole('button', { name: /^(Add|Get it)/ });
    this.cancel = this.preview.getByRole('button', { name: 'Cancel' });
    this.hubForm = page.locator('hearth-hub-form');
  }

  async open(): Promise<void> {
    await this.page.goto('./#/models');
    await expect(this.page.getByRole('button', { name: 'Open a model file' })).toBeVisible();
    await expect(this.page.getByText('Looking up the models')).toBeHidden();
  }

  /** Chooses files, as with the button: paths on this machine, or contents. */
  async openFiles(files: Files): Promise<void> {
    await this.page.locator('#model-file').setInputFiles(files);
  }

  /** Drops files made of bytes onto the page. */
  async drop(files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
    const contents = files.map(({ name, bytes }) => ({
      name,
      base64: Buffer.from(bytes).toString('base64'),
    }));
    const transfer = await this.page.evaluateHandle((given) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name));
      }
      return dataTransfer;
    }, contents);
    await this.page.locator('hearth-models-page .page').dispatchEvent('drop', { dataTransfer: transfer });
  }

  /** Agrees to what the preview shows, and waits until it is here. */
  async addAndClose(timeoutMs = 30_000): Promise<void> {
    await this.add.click();
    await expect(this.preview).toContainText('It is on this device now', { timeout: timeoutMs });
    await this.preview.getByRole('button', { name: 'Close' }).click();
  }

  /** The card of a model in the library. */
  item(name: string): Locator {
    return this.page.locator('hearth-model-item').filter({ hasText: name });
  }

  async start(name: string): Promise<ChatPage> {
    await this.item(name).getByRole('button').click();
    return new ChatPage(this.page);
  }

  async showRepo(typed: string): Promise<void> {
    const field = this.hubForm.getByRole('textbox');
    if (!(await field.isVisible())) await this.hubForm.getByText('Get a model from a hub').click();
    await field.fill(typed);
    await field.press('Enter');
  }

  async pick(name: string): Promise<void> {
    await this.hubForm.getByRole('button', { name: `Look at it: ${name}` }).click();
  }
}
