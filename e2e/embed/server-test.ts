// Journeys with a server that speaks OpenAI's protocol beside the page, which the page's policy lets it ask.
import { json, startStandIn } from '../../tools/endpoint/stand-in.ts';
import { test as base } from './embed-test.ts';
import type { StandIn, StandInOptions } from '../../tools/endpoint/stand-in.ts';

const chunk = (choice: object): string =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: 'big', choices: [{ index: 0, finish_reason: null, ...choice }] })}\n\n`;
const piece = (content: string): string => chunk({ delta: { content } });
const end = `${chunk({ delta: {}, finish_reason: 'stop' })}data: [DONE]\n\n`;

const answer: StandInOptions['answer'] = ({ path }) => {
  if (path.endsWith('/models')) return json({ object: 'list', data: [{ id: 'big', object: 'model' }] });
  if (path.endsWith('/embeddings')) return json({ data: [{ embedding: [1, 2] }, { embedding: [3, 4] }] });
  if (!path.endsWith('/chat/completions')) return undefined;
  return {
    status: 200,
    type: 'text/event-stream',
    pieces: [piece('From the '), piece('server.'), end],
    wasStopped: false,
  };
};

export const test = base.extend<{ serverKey: string | null; server: StandIn; endpointUrl: string }>({
  serverKey: [null, { option: true }],
  server: async ({ hosts, host, serverKey }, use) => {
    const server = await startStandIn({ answer, key: serverKey });
    const { origin } = new URL(server.url);
    hosts.push(origin);
    host.allow(origin);
    await use(server);
    await server.close();
  },
  /** What a page names. */
  endpointUrl: ({ server }, use) => use(new URL('/v1', server.url).href),
});
