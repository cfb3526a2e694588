// Opens Hearth in a frame, starts its model and has it write two replies, each slower than a service worker may idle.
import { clients } from './clients.ts';
import type { Script } from '../../../src/inference/testing/script.ts';

interface Services {
  model: {
    value: { status: string };
    start: () => Promise<void>;
    choice: { value: { card: { id: string } } };
  };
}

/** Fifty-two seconds each; the scripted engine may be silent for five. */
const stepMs = 4_000;
const script: Script = {
  replies: [
    { text: 'a b c d e f g h i j k l m', stepMs },
    { text: 'n o p q r s t u v w x y z', stepMs },
  ],
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function servicesIn(frame: HTMLIFrameElement): Promise<Services> {
  for (;;) {
    const app: Element & { services?: Services } =
      frame.contentDocument?.querySelector('hearth-app') ?? frame;
    if (app.services !== undefined && app.services.model.value.status !== 'checking') return app.services;
    await pause(100);
  }
}

async function run(): Promise<object> {
  const cache = await caches.open('hearth-script');
  await cache.put('https://script.invalid/', new Response(JSON.stringify(script)));
  const frame = document.createElement('iframe');
  frame.src = './';
  document.body.append(frame);
  const { model } = await servicesIn(frame);
  await model.start();
  while (navigator.serviceWorker.controller?.state !== 'activated') await pause(100);
  const body = {
    model: model.choice.value.card.id,
    messages: [{ role: 'user' as const, content: 'Slowly' }],
  };
  const chunks = (await clients.stream(body)) as { choices: { delta: { content?: string } }[] }[];
  const streamed = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
  const reply = (await clients.complete(body)) as { choices: { message: { content: string } }[] };
  return { streamed, plain: reply.choices[0]?.message.content };
}

const reportUrl = new URLSearchParams(location.search).get('report') ?? '';
void run()
  .catch((error: unknown) => ({ error: String(error) }))
  .then((report) => fetch(reportUrl, { method: 'POST', mode: 'no-cors', body: JSON.stringify(report) }));
