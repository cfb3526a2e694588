import { expect, it } from 'vitest';
import { connect } from './connect.ts';
import { pageThread } from './page-thread.ts';
import type { Handlers } from './answer.ts';

interface EchoContract {
  echo: { params: { text: string }; event: never; result: string };
}

const echo: Handlers<EchoContract> = { echo: async ({ text }) => text };

it('answers what was called before it was there', async () => {
  let come: (handlers: Handlers<EchoContract>) => void = () => undefined;
  const thread = pageThread<EchoContract>(() => new Promise((resolve) => (come = resolve)));
  const answered = connect<EchoContract>(thread.port).call('echo', { text: 'early' });
  come(echo);
  await expect(answered).resolves.toBe('early');
  thread.end();
});

it('tells what it holds that it has ended', async () => {
  let signal: AbortSignal | null = null;
  const thread = pageThread<EchoContract>(async (ended) => {
    signal = ended;
    return echo;
  });
  await connect<EchoContract>(thread.port).call('echo', { text: 'x' });
  expect(signal).toMatchObject({ aborted: false });
  thread.end();
  expect(signal).toMatchObject({ aborted: true });
});

it('is dead when it cannot be made', async () => {
  const thread = pageThread<EchoContract>(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(thread.died).resolves.toBe('TypeError: Failed to fetch');
  thread.end();
});
