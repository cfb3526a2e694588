import { expect, it } from 'vitest';
import { fitsDevice } from './fits-device.ts';

const needs = { features: ['shader-f16'], limits: { maxBufferSize: 256 }, memoryBytes: 1 };

it('fits a device that has all of it', () => {
  expect(fitsDevice(needs, { features: ['shader-f16'], limits: { maxBufferSize: 256 }, name: '' })).toEqual({
    fits: true,
  });
});

it('names each feature and limit that is missing', () => {
  expect(fitsDevice(needs, { features: [], limits: { maxBufferSize: 128 }, name: '' })).toEqual({
    fits: false,
    missing: ['shader-f16', 'maxBufferSize 128 < 256'],
  });
});

it('counts a limit that is not reported as none', () => {
  expect(fitsDevice(needs, { features: ['shader-f16'], limits: {}, name: '' })).toEqual({
    fits: false,
    missing: ['maxBufferSize 0 < 256'],
  });
});
