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
    { receivedBytes: 300, totalBytes: 1000, bytesPerSecond: null, activity: 'fetching' },
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

it('leaves what was here before out of the rate', () => {
  const { meter, reports, wait } = meterWithClock();
  meter.find(400);
  wait(1000);
  meter.receive(100);
  expect(reports.at(-1)).toMatchObject({ receivedBytes: 500, bytesPerSecond: 100 });
});

it('tells that it waits once it has been a while, and not after', () => {
  const { meter, reports, wait } = meterWithClock();
  const endWait = meter.wait('server');
  expect(reports.at(-1)?.activity).toBe('fetching');
  wait(1200);
  meter.finish();
  expect(reports.at(-1)?.activity).toBe('waiting-for-server');
  endWait();
  meter.finish();
  expect(reports.at(-1)?.activity).toBe('fetching');
});

it('tells at once that the computer is offline', () => {
  const { meter, reports } = meterWithClock();
  meter.wait('network')();
  expect(reports.at(-1)?.activity).toBe('waiting-for-network');
});
