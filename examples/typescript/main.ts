// What the types of the package promise; it is compiled, not run.
import { HearthChat, HearthMessageEvent } from 'hearth/embed';
import type { ChatEngine, ChatFailure, ChatTool, Reply } from 'hearth/embed';

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

const clock: ChatTool = {
  name: 'clock',
  description: 'Tells the time.',
  parameters: { properties: { zone: { type: 'string' } } },
  confirm: true,
  execute: ({ zone = 'UTC' }, { signal }) => {
    signal.throwIfAborted();
    return new Date().toLocaleTimeString('en', { timeZone: String(zone) });
  },
};
chat.tools = [clock];
// @ts-expect-error a tool does something
chat.tools = [{ name: 'clock', description: 'Tells the time.' }];
chat.addEventListener('hearth-tool-call', (event) => {
  if (event.name !== 'clock') event.preventDefault();
});

chat.addEventListener('hearth-error', ({ code, detail }) => console.log(code, detail));
document.addEventListener('hearth-message', (event) => {
  if (event instanceof HearthMessageEvent && event.reply !== null)
    console.log(event.reply.usage?.completionTokens);
});

export async function ask(question: string): Promise<Reply | ChatFailure> {
  try {
    await chat.load({ signal: AbortSignal.timeout(60_000), agreed: true });
    return await chat.ask(question, { toolChoice: { name: 'clock' } });
  } catch (error) {
    return error as ChatFailure;
  }
}
