import { expect, it } from 'vitest';
import type { CodedGroup, Packing } from './packed-matrix.ts';
import { quantizeGroup } from './quantize-group.ts';

function coded(packing: Packing, values: (index: number) => number): CodedGroup {
  const group = { codes: new Uint8Array(32), scale: 9, minimum: 9 };
  quantizeGroup(
    packing,
    Float32Array.from({ length: 32 }, (_, index) => values(index)),
    0,
    group,
  );
  return group;
}

it('keeps both ends of an affine group', () => {
  const { codes, scale, minimum } = coded('affine4', (index) => index / 2 - 3);
  expect(minimum).toBe(-3);
  expect(codes[0]).toBe(0);
  expect(codes[31]).toBe(15);
  expect(codes[31]! * scale + minimum).toBeCloseTo(12.5, 5);
});

it('keeps a group of equal weights exactly', () => {
  const { codes, scale, minimum } = coded('affine4', () => 0.3);
  expect(codes.every((code) => code === 0)).toBe(true);
  expect(scale).toBe(0);
  expect(minimum).toBe(Math.fround(0.3));
});

it('puts zero in the middle of a symmetric group', () => {
  const { codes, scale } = coded('symmetric8', (index) => (index === 0 ? -2 : index === 1 ? 1 : 0));
  expect([...codes.subarray(0, 3)]).toEqual([1, 192, 128]);
  expect((codes[0]! - 128) * scale).toBeCloseTo(-2, 5);
});

it('keeps a symmetric group of zeroes', () => {
  const { codes, scale } = coded('symmetric8', () => 0);
  expect(codes.every((code) => code === 128)).toBe(true);
  expect(scale).toBe(0);
});

it('lets a weight that is not a number be seen in the scale', () => {
  expect(coded('affine4', (index) => (index === 7 ? NaN : 1)).scale).toBeNaN();
  expect(coded('symmetric8', (index) => (index === 7 ? NaN : 1)).scale).toBeNaN();
});
