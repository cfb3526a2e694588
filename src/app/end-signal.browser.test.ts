import { expect, it } from 'vitest';
import { scheduleChime } from './end-signal.ts';

it.each(['answered', 'failed'] as const)('can be heard, is soft, and ends (%s)', async (end) => {
  const context = new OfflineAudioContext(1, 44_100, 44_100);
  const seconds = scheduleChime(context, end);
  const samples = (await context.startRendering()).getChannelData(0);
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(loudest).toBeGreaterThan(0.05);
  expect(loudest).toBeLessThan(0.3);
  expect(samples.slice(Math.ceil(seconds * 44_100)).every((sample) => sample === 0)).toBe(true);
});
