import { ChatPage } from './chat-page.ts';
import { expect } from './test.ts';
import { textsOf } from './untranslated.ts';
import type { Locator, Page } from '@playwright/test';
import type { ScriptedReply } from '../../src/inference/testing/script.ts';
import type { Untranslated } from './untranslated.ts';

/** No words in them: what the model says is in no language here. The last three are for JSON and for a comparison. */
const replies: readonly ScriptedReply[] = [
  { text: '42' },
  { text: '`1`\n\n```js\n1\n```\n\n$x^2$' },
  { text: '7 '.repeat(500), stepMs: 50 },
  { text: '7', then: 'length' },
  { text: '7', then: 'refused' },
  { text: '7', then: 'context-overflow' },
  { text: '7' },
  { text: '2' },
  { text: '3' },
];
const stoppedIndex = 2;
const chatLength = 6;

const broken = { mimeType: 'text/plain', buffer: Buffer.from('12345678'.repeat(10)) };

/** Goes through the pages and main states without knowing their language, and notes what is in another one. */
export class LanguageTour extends ChatPage {
  /** What was found, each with the state that it was in. */
  readonly left: string[] = [];
  private readonly question: Locator;
  private readonly primary: Locator;
  private readonly stopButton: Locator;
  private readonly untranslated: Untranslated;

  constructor(page: Page, untranslated: Untranslated) {
    super(page);
    this.untranslated = untranslated;
    this.question = page.locator('hearth-composer #question');
    this.primary = page.locator('hearth-model-offer button.primary');
    this.stopButton = page.locator('hearth-composer button.stop');
  }

  /** @returns all that is said */
  async look(state: string): Promise<string[]> {
    // What is folded has words too; they come with the next task.
    await this.page
      .locator('details:not([open])')
      .evaluateAll((elements) => elements.forEach((element) => element.setAttribute('open', '')));
    await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    const texts = await textsOf(this.page);
    this.left.push(...this.untranslated.in(texts).map((text) => `${state}: ${text}`));
    return texts;
  }

  private async go(route: string): Promise<void> {
    await this.page.evaluate((name) => (location.hash = `#/${name}`), route);
  }

  async seeStart(): Promise<void> {
    await expect(this.primary).toBeVisible();
    await this.look('first visit');
    await this.script({ load: { kind: 'hang' } });
    await this.primary.click();
    await expect(this.page.getByRole('progressbar')).toBeVisible();
    await this.look('loading');
    await this.page.locator('hearth-load-progress button').last().click();
    await this.script({ load: { kind: 'fail', code: 'out-of-memory' } });
    await this.primary.click();
    await expect(this.page.getByRole('alert')).toBeVisible();
    await this.look('failed to load');
  }

  async seeChat(): Promise<void> {
    await this.script({ thinks: true, replies });
    await this.page.locator('hearth-error-notice button').first().click();
    await expect(this.question).toBeVisible();
    await this.look('empty chat');
    for (let index = 0; index < chatLength; index++) {
      await this.question.fill(`${index} + ${index}?`);
      await this.question.press('Enter');
      await expect(this.turns).toHaveCount(index + 1);
      if (index === stoppedIndex) {
        await expect(this.reply).toContainText('7');
        await this.look('answering');
        await this.stopButton.click();
      }
      await expect(this.stopButton).toBeHidden();
    }
    await this.look('a conversation that ends with failures');
    await this.turns.last().locator('hearth-error-notice button').first().click();
    await expect(this.page.locator('hearth-overflow-card')).toBeVisible();
    await this.look('overflow');
    await this.page.locator('hearth-overflow-card button').last().click();
    await this.turns.first().locator('.facts-button').click();
    await this.look('figures of a reply');
    await this.turns.first().locator('#facts').press('Escape');
    await this.seeJson();
  }

  private async seeJson(): Promise<void> {
    const mode = this.page.locator('hearth-json-mode');
    await mode.locator('button').first().click();
    await this.look('JSON mode');
    await mode.locator('button.primary').click();
    await this.question.fill('{}?');
    await this.question.press('Enter');
    await expect(this.page.locator('hearth-json-reply')).toBeVisible();
    await expect(this.stopButton).toBeHidden();
    await this.look('a reply that is no JSON object');
  }

  async seeList(): Promise<void> {
    const list = this.page.locator('hearth-chat-list');
    await list.locator('button.title').first().hover(); // with a mouse, the menu's button appears then
    await list.locator('[aria-haspopup=menu]').first().click();
    await this.look('menu of a conversation');
    await this.page.getByRole('menuitem').last().click();
    const undo = this.page.locator('hearth-toast').first().getByRole('button').first();
    await expect(undo).toBeVisible();
    await this.look('a conversation deleted');
    await undo.click();
    await list.locator('input[type=search]').fill('999');
    await this.look('nothing found');
  }

  async seeDialogs(): Promise<void> {
    for (const route of ['settings', 'about', 'shortcuts']) {
      await this.go(route);
      await expect(this.page.locator('dialog[open] h2')).toBeVisible();
      await this.look(route);
      await this.page.keyboard.press('Escape');
    }
  }

  async seePages(): Promise<void> {
    for (const [route, isThere] of [
      ['storage', 'hearth-storage-page h2'],
      ['conversations', 'hearth-conversations-page button'],
      ['self-test', 'hearth-self-test li'],
      ['endpoints', 'hearth-endpoint-form input'],
      ['compare', 'hearth-compare-way textarea'],
    ] as const) {
      await this.go(route);
      await expect(this.page.locator(isThere).first()).toBeVisible();
      await this.look(route);
    }
  }

  async seeModels(): Promise<string[]> {
    await this.go('models');
    await expect(this.page.locator('hearth-model-item').first()).toBeVisible();
    return this.look('models');
  }

  async seeBrokenFiles(): Promise<void> {
    for (const [route, name, field] of [
      ['models', 'broken.gguf', '#model-file'],
      ['conversations', 'broken.json', 'hearth-conversations-page input[type=file]'],
    ] as const) {
      await this.go(route);
      await this.page.locator(field).setInputFiles({ name, ...broken });
      await expect(this.page.locator('hearth-error-notice')).toBeVisible();
      await this.look(name);
    }
  }

  async seeComparison(): Promise<void> {
    await this.go('compare');
    await this.page.locator('hearth-compare textarea').first().fill('1 + 1?');
    await this.page.locator('hearth-compare button.primary').click();
    await expect(this.page.locator('hearth-compare-way hearth-markdown')).toHaveCount(2);
    await this.look('compared');
  }
}
