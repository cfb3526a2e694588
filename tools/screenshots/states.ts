// The states of the page that a person should have looked at, each as a person comes to it.
import { ChatPage } from '../../e2e/support/chat-page.ts';
import type { Page } from '@playwright/test';

const lighthouse = `Yes: that is the **distance of the horizon**, plus what the height of the lamp adds.

For a lamp at height $h$ above the sea, on an earth of radius $R$:

$$d = \\sqrt{2 R h} \\approx 3.57 \\sqrt{h}\\ \\text{km}$$

| Height | Seen from |
| ---: | ---: |
| 10 m | 11.3 km |
| 30 m | 19.6 km |

\`\`\`python
def visible_range(height_in_metres: float) -> float:
    """The horizon is where the earth bends away."""
    return 3.57 * height_in_metres ** 0.5
\`\`\`

Refraction makes it a little more; see [the tables](https://example.com/tables).`;

const words = (count: number): string => 'lighthouse '.repeat(count).trim();

async function begin(page: Page): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await chat.begin();
  return chat;
}

async function converse(page: Page): Promise<ChatPage> {
  const chat = await begin(page);
  const replies = ['About 20 kilometres, in clear weather.', lighthouse];
  await chat.script({ replies: replies.map((text) => ({ text, stepMs: 0 })) });
  for (const question of ['From how far away is a lighthouse seen?', 'Does its height matter?']) {
    await chat.ask(question);
    await chat.waitForEnd();
  }
  await page.locator('math').first().waitFor({ state: 'attached' });
  await page.locator('pre span').first().waitFor({ state: 'attached' });
  return chat;
}

/** Each leaves the page as it is to be seen. */
export const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'first-visit': async (page) => {
    const chat = new ChatPage(page);
    await chat.open();
    await chat.start.waitFor();
  },
  conversation: async (page) => {
    await converse(page);
  },
  'cut-reply': async (page) => {
    const chat = await begin(page);
    await chat.script({
      replies: [{ text: 'The first lighthouses were fires on hills, and', then: 'length' }],
    });
    await chat.ask('Tell me about lighthouses.');
    await chat.waitForEnd();
    await chat.turns.last().getByRole('button', { name: 'Go on' }).waitFor();
  },
  overflow: async (page) => {
    const chat = await begin(page);
    await chat.script({ replies: [1, 2].map(() => ({ text: words(500), stepMs: 0 })) });
    for (const subject of ['What are they for?', 'And before that?']) {
      await chat.ask(`${subject} ${words(300)}`);
      await chat.waitForEnd();
    }
    await chat.ask(words(420));
    await page.locator('hearth-overflow-card').waitFor();
  },
  settings: async (page) => {
    await begin(page);
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByRole('slider', { name: /temperature/i }).waitFor();
  },
  models: async (page) => {
    await page.goto('./#/models');
    await page.locator('hearth-model-item').nth(3).waitFor();
  },
};
