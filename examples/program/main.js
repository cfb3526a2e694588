import { createHearth } from 'hearth';

/**
 * In place of the model, so that the example answers at once. Leave `engine` out for the model on the device, and ask the
 * visitor first: 112 MB are fetched then.
 */
const engine = {
  name: 'Echo',
  async generate({ messages }, { onText }) {
    for (const word of `You asked: ${messages.at(-1).content}`.split(/(?= )/)) onText(word);
    return { finish: 'stop' };
  },
};

const hearth = createHearth({ engine });
const button = document.querySelector('button');
const output = document.querySelector('output');

button.addEventListener('click', async () => {
  output.textContent = '';
  const [model] = (await hearth.models.list()).data;
  const messages = [{ role: 'user', content: button.textContent }];
  const stream = await hearth.chat.completions.create({ model: model.id, messages, stream: true });
  for await (const { choices } of stream) output.textContent += choices[0]?.delta.content ?? '';
});
