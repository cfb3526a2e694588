import type { Locator, Page } from '@playwright/test';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

/** The dialog of settings as a person uses it. */
class Settings {
  readonly page: Page;
  readonly temperature: Locator;
  readonly length: Locator;
  readonly prompt: Locator;
  readonly preset: Locator;
  readonly language: Locator;

  constructor(page: Page) {
    this.page = page;
    this.temperature = page.getByRole('slider', { name: 'Temperature' });
    this.length = page.getByRole('spinbutton', { name: /Longest reply/ });
    this.prompt = page.getByRole('textbox', { name: 'Instructions for the model' });
    this.preset = page.locator('#preset');
    this.language = page.locator('#language');
  }

  async open(): Promise<void> {
    await this.page.evaluate(() => (location.hash = '#/settings'));
    await expect(this.preset).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  }

  async saveAs(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Save as…' }).click();
    await this.page.getByRole('textbox', { name: 'Name of the preset' }).fill(name);
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
  }
}

test('settings belong to the conversation, and count for its next question', async ({ page }) => {
  const chat = new ChatPage(page);
  const settings = new Settings(page);
  await chat.begin();
  await settings.open();
  await expect(settings.prompt).toHaveAttribute('placeholder', /SmolLM/);
  await settings.length.fill('3');
  await settings.prompt.fill('Be brief.');
  await settings.close();
  await chat.ask('one two three four five six');
  await expect(chat.turns.last()).toContainText('It reached the length you allowed.');

  await page.getByRole('button', { name: 'New chat' }).first().click();
  await settings.open();
  await expect(settings.length).toHaveValue('512');
  await expect(settings.prompt).toHaveValue('');
  await settings.close();
  await chat.ask('seven eight nine ten eleven twelve');
  await chat.waitForEnd();
  await expect(chat.reply).toContainText('twelve');

  await page.getByRole('button', { name: 'one two three four five six', exact: true }).click();
  await expect(chat.turns).toHaveCount(1);
  await settings.open();
  await expect(settings.length).toHaveValue('3');
  await expect(settings.prompt).toHaveValue('Be brief.');
});

test('what a person chooses for new conversations stays, also after a reload', async ({ page }) => {
  const chat = new ChatPage(page);
  const settings = new Settings(page);
  await chat.begin();
  await settings.open();
  const keep = page.getByRole('button', { name: 'Use for new conversations too' });
  await expect(keep).toHaveAttribute('aria-disabled', 'true');
  await settings.temperature.fill('0');
  await keep.click();
  await expect(page.getByText('New conversations begin with these settings.')).toBeVisible();
  await settings.close();
  await page.reload();
  await settings.open();
  await expect(settings.temperature).toHaveValue('0');
  await page.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect(settings.temperature).toHaveValue('0.7');
  await expect(keep).toHaveAttribute('aria-disabled', 'false');
});

test('a preset is chosen, kept under a name, taken up again, renamed, deleted and put back', async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const settings = new Settings(page);
  await chat.begin();
  await settings.open();
  await expect(settings.preset).toHaveValue('balanced');
  await settings.preset.selectOption('Precise');
  await expect(settings.temperature).toHaveValue('0.2');
  await settings.temperature.fill('0.4');
  await settings.prompt.fill('Be formal.');
  await settings.prompt.blur();
  await expect(settings.preset.locator('option:checked')).toHaveText('settings of its own');
  await settings.saveAs('Letters');
  await expect(settings.preset.locator('option:checked')).toHaveText('Letters');
  await settings.close();

  await page.reload();
  await settings.open();
  await settings.preset.selectOption('Letters');
  await expect(settings.temperature).toHaveValue('0.4');
  await expect(settings.prompt).toHaveValue('Be formal.');
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the preset' }).fill('Formal letters');
  await page.keyboard.press('Enter');
  await expect(settings.preset.locator('option:checked')).toHaveText('Formal letters');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(settings.preset.locator('option', { hasText: 'Formal letters' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(settings.preset.locator('option:checked')).toHaveText('Formal letters');
});

test('Escape leaves the name of a preset, and the dialog with the next press', async ({ page }) => {
  const chat = new ChatPage(page);
  const settings = new Settings(page);
  await chat.begin();
  await settings.open();
  await page.getByRole('button', { name: 'Save as…' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the preset' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name of the preset' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('thinking can be switched where the model has it', async ({ page }) => {
  const chat = new ChatPage(page);
  const settings = new Settings(page);
  await chat.open();
  await chat.script({ thinks: true, replies: [{ text: 'Yes.' }, { text: 'No.' }] });
  await chat.start.click();
  await chat.waitUntilReady();
  const thought = chat.turns.last().locator('hearth-thinking');
  await chat.ask('Sure?');
  await chat.waitForEnd();
  await expect(thought).toHaveCount(1);
  await settings.open();
  await page.locator('#thinking').selectOption('answer at once');
  await settings.close();
  await chat.ask('Really?');
  await chat.waitForEnd();
  await expect(chat.reply).toContainText('No.');
  await expect(thought).toHaveCount(0);
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await settings.open();
  await expect(page.locator('#thinking')).toHaveValue('auto');
});

test('thinking is not offered where the model has none', async ({ page }) => {
  const chat = new ChatPage(page);
  const settings = new Settings(page);
  await chat.begin();
  await settings.open();
  await expect(page.locator('#thinking')).toHaveCount(0);
});

test('the page turns to another language at once, and stays with it', async ({ page }) => {
  const chat = new ChatPage(page);
  const settings = new Settings(page);
  const root = page.locator('html');
  await chat.open();
  await settings.open();
  await settings.language.selectOption('Deutsch');
  await expect(root).toHaveAttribute('lang', 'de');
  await expect(root).toHaveAttribute('dir', 'ltr');
  await settings.language.selectOption('العربية');
  await expect(root).toHaveAttribute('lang', 'ar');
  await expect(root).toHaveAttribute('dir', 'rtl');
  await page.reload();
  await expect(root).toHaveAttribute('lang', 'ar');
  await settings.open();
  await expect(settings.language).toHaveValue('ar');
  await settings.language.selectOption('auto');
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(root).toHaveAttribute('dir', 'ltr');
});
