// What the types of the package promise; it is compiled, not run.
import { HearthChat, HearthMessageEvent } from 'hearth/embed';
import type { ChatEngine, ChatFailure, Reply } from 'hearth/embed';

const chat: HearthChat = document.createElement('hearth-chat');
const engine: ChatEngine = {
  name: 'Echo',
  async generate({ messages }, { onText }) {
    onText(messages.at(-1)?.content ?? '');
    return { finish: 'stop' };
  },
};
chat.engine = engine;
chat.engine = { url: 'https://llm.example/v1', model: 'big' };
// @ts-expect-error a server needs the name of a model
chat.engine = { url: 'https://llm.example/v1' };
// @ts-expect-error it is read only
chat.state = 'ready';

chat.addEventListener('hearth-error', ({ code, detail }) => console.log(code, detail));
document.addEventListener('hearth-message', (event) => {
  if (event instanceof HearthMessageEvent && event.reply !== null)
    console.log(event.reply.usage?.completionTokens);
});

export async function ask(question: string): Promise<Reply | ChatFailure> {
  try {
    await chat.load({ signal: AbortSignal.timeout(60_000), agreed: true });
    return await chat.ask(question);
  } catch (error) {
    return error as ChatFailure;
  }
}
