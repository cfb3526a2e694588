// What is proposed when a model stops again and again, and a smaller one would fit.
import { ModelPage } from '../support/model-page.ts';
import { catalogue, expect, hubConfig, modelName, test } from './hub-test.ts';

test('a model that stops twice makes way for a smaller one, and its reply goes on there', async ({
  page,
  context,
  expectedErrors,
}) => {
  expectedErrors.push(/scripted crash/);
  const needs = { ...catalogue[0]!.needs, memoryBytes: 4e7 };
  const half = { ...catalogue[0]!, id: 'Tiny-Half-q4f32_1-MLC', name: 'Tiny Half', memoryBytes: 4e7, needs };
  await context.route(hubConfig.catalogueUrl, (route) => route.fulfill({ json: [...catalogue, half] }));
  const models = new ModelPage(page);
  await models.open();
  const chat = await models.start(modelName);
  await chat.waitUntilReady();
  await chat.script({ replies: [{ text: 'The first half', then: 'crash' }] });
  for (const question of ['One', 'Two']) {
    await chat.waitUntilReady();
    await chat.ask(question);
    await expect(chat.turns.last().getByRole('alert')).toBeVisible();
  }
  const notice = page.locator('hearth-composer-view hearth-error-notice');
  await expect(notice).toContainText('“Tiny Half” needs less memory');
  await chat.script({ replies: [{ text: 'The first half, and the second.' }] });
  await notice.getByRole('button', { name: 'Use the smaller model' }).click();
  // It is not here yet, so it is offered and not fetched.
  await expect(page.locator('hearth-model-offer')).toContainText('Tiny Half');
  await chat.start.last().click();
  await chat.waitUntilReady();
  await chat.turns.last().getByRole('button', { name: 'Go on' }).click();
  await expect(chat.reply).toHaveText('The first half, and the second.');
});
