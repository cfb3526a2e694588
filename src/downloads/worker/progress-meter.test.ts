import { expect, it } from 'vitest';
import { createProgressMeter } from './progress-meter.ts';
import type { DownloadProgress } from '../contract/downloads-contract.ts';

function meterWithClock(storedBytes = 0) {
  let nowMs = 0;
  const reports: DownloadProgress[] = [];
  const meter = createProgressMeter(
    1000,
    storedBytes,
    (progress) => reports.push(progress),
    () => nowMs,
  );
  return { meter, reports, wait: (ms: number) => (nowMs += ms) };
}

it('begins with what an earlier visit stored, and knows no rate yet', () => {
  expect(meterWithClock(300).reports).toEqual([
    { receivedBytes: 300, totalBytes: 1000, bytesPerSecond: null },
  ]);
});

it('reports at most ten times a second', () => {
  const { meter, reports, wait } = meterWithClock();
  for (let i = 0; i < 100; i++) {
    wait(10);
    meter.receive(1);
  }
  expect(reports.length).toBeLessThanOrEqual(11);
  expect(reports.at(-1)?.receivedBytes).toBe(100);
});

it('takes the rate over the last seconds, not over what was stored before', () => {
  const { meter, reports, wait } = meterWithClock(500);
  wait(1000);
  meter.receive(200);
  expect(reports.at(-1)?.bytesPerSecond).toBe(200);
});

it('takes back bytes that turned out to be useless, without a negative rate', () => {
  const { meter, reports, wait } = meterWithClock();
  wait(600);
  meter.receive(400);
  wait(600);
  meter.receive(-400);
  expect(reports.at(-1)).toMatchObject({ receivedBytes: 0, bytesPerSecond: 0 });
});

it('ends with a report, however short the pause', () => {
  const { meter, reports } = meterWithClock();
  meter.receive(1000);
  meter.finish();
  expect(reports.at(-1)?.receivedBytes).toBe(1000);
});
