import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { expect } from './test.ts';

/** The page of all conversations as a person uses it. */
export class TransferPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('./#/conversations');
    await expect(this.page.getByRole('heading', { name: 'Your conversations' })).toBeVisible();
  }

  get preview() {
    return this.page.locator('hearth-import-preview');
  }

  async choose(name: string, content: string | Buffer): Promise<void> {
    const buffer = typeof content === 'string' ? Buffer.from(content) : content;
    await this.page
      .locator('#conversations-file')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  async import(name: string, content: string | Buffer): Promise<void> {
    await this.choose(name, content);
    await this.preview.getByRole('button', { name: /^Import/ }).click();
    await expect(this.preview).toContainText('imported');
  }

  /** All conversations in this form. */
  async saveAll(kind: RegExp): Promise<Saved> {
    await this.page.getByRole('radio', { name: kind }).check();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Save all as a file' }).click();
    return contentOf(await download);
  }
}

export interface Saved {
  name: string;
  bytes: Buffer<ArrayBuffer>;
  text: string;
}

export async function contentOf(download: Download): Promise<Saved> {
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}
