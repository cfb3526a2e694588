import { expect, it } from 'vitest';
import { batchDeltas } from './batch-deltas.ts';

function batchWithClock() {
  let nowMs = 0;
  const sent: string[] = [];
  const batch = batchDeltas(
    ({ text }) => sent.push(text),
    () => nowMs,
  );
  return { batch, sent, wait: (ms: number) => (nowMs += ms) };
}

it('sends the first text at once', () => {
  const { batch, sent } = batchWithClock();
  batch.add('Hel');
  expect(sent).toEqual(['Hel']);
});

it('gathers what follows within 40 ms', () => {
  const { batch, sent, wait } = batchWithClock();
  batch.add('a');
  wait(10);
  batch.add('b');
  wait(10);
  batch.add('c');
  wait(20);
  batch.add('d');
  expect(sent).toEqual(['a', 'bcd']);
});

it('loses nothing at the end, and sends no empty text', () => {
  const { batch, sent } = batchWithClock();
  batch.add('a');
  batch.add('b');
  batch.flush();
  batch.flush();
  expect(sent).toEqual(['a', 'b']);
});
