// Every page and main state in each language of the site: what a person reads or hears there is in that language.
import { LanguageTour } from '../support/language-tour.ts';
import { expect, test } from '../support/test.ts';
import { Untranslated } from '../support/untranslated.ts';

/** With the size of a model, 1.7 billion, as it is written there. */
const languages = [
  { locale: 'en-GB', lang: 'en', dir: 'ltr', number: '1.7' },
  { locale: 'de-DE', lang: 'de', dir: 'ltr', number: '1,7' },
  { locale: 'fr-FR', lang: 'fr', dir: 'ltr', number: '1,7' },
  { locale: 'es-ES', lang: 'es', dir: 'ltr', number: '1,7' },
  { locale: 'ar', lang: 'ar', dir: 'rtl', number: '1.7' },
  { locale: 'zh-CN', lang: 'zh-Hans', dir: 'ltr', number: '1.7' },
] as const;

/** What is called the same everywhere, and what the scripted model and this machine are called. */
const names = [
  ...['Apache TVM', 'WebLLM', 'MLC', 'Lit', 'marked', 'highlight.js', 'Temml', 'Ron Kok', 'idb-keyval'],
  ...['Jake Archibald', 'SmolLM2', 'MIT', 'BSD-3-Clause', 'js', 'This needs a thought.', 'scripted'],
  ...['test chip', 'mlc-chat-config.json', 'tensor-cache.json', 'tokenizer.json'],
  ...['params_shard_0.bin', 'params_shard_1.bin', 'broken.gguf', 'broken.json'],
];

for (const { locale, lang, dir, number } of languages) {
  test.describe(`in ${lang}`, () => {
    test.use({ locale });

    test('the document says so, and numbers are written so', async ({ page }) => {
      const tour = new LanguageTour(page, new Untranslated(lang, names));
      await tour.open();
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.locator('html')).toHaveCSS('direction', dir);
      expect((await tour.seeModels()).join('\n')).toContain(number);
      expect(tour.left).toEqual([]);
    });

    if (lang === 'en') return;

    test('every page and state speaks it', async ({ page }) => {
      const tour = new LanguageTour(page, new Untranslated(lang, names));
      await tour.open();
      await tour.seeStart();
      await tour.seeChat();
      await tour.seeList();
      await tour.seeDialogs();
      await tour.seePages();
      await tour.seeBrokenFiles();
      await tour.seeComparison();
      expect(tour.left).toEqual([]);
    });

    test('so does the page where no model runs', async ({ page, context }) => {
      await context.route('**/hearth.config.json', async (route) => {
        const config = (await (await route.fetch()).json()) as object;
        await route.fulfill({ json: { ...config, defaultModel: 'SmolLM2-1.7B-Instruct-q4f32_1-MLC' } });
      });
      await page.addInitScript(() => Object.defineProperty(navigator, 'gpu', { value: undefined }));
      const tour = new LanguageTour(page, new Untranslated(lang, names));
      await tour.open();
      await expect(page.locator('hearth-unsupported')).toBeVisible();
      await tour.look('unsupported');
      expect(tour.left).toEqual([]);
    });
  });
}
