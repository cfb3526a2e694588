import { groupSize, type CodedGroup, type Packing } from './packed-matrix.ts';

/** Codes the 32 values from index `start` on with the smallest rounding error that even steps allow. */
export function quantizeGroup(
  packing: Packing,
  values: Float32Array,
  start: number,
  group: CodedGroup,
): void {
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let index = start; index < start + groupSize; index += 1) {
    const value = values[index] ?? 0;
    // NaN must reach the scale, where it is found.
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  if (packing === 'affine4') {
    code(values, start, group, { scale: (maximum - minimum) / 15, zero: -minimum, offset: 0, largest: 15 });
    group.minimum = minimum;
  } else {
    code(values, start, group, {
      scale: Math.max(-minimum, maximum) / 127,
      zero: 0,
      offset: 128,
      largest: 255,
    });
    group.minimum = 0;
  }
}

interface Steps {
  scale: number;
  zero: number;
  offset: number;
  largest: number;
}

function code(values: Float32Array, start: number, group: CodedGroup, steps: Steps): void {
  const scale = Math.fround(steps.scale);
  const perStep = scale === 0 ? 0 : 1 / scale;
  for (let index = 0; index < groupSize; index += 1) {
    const nearest = Math.round(((values[start + index] ?? 0) + steps.zero) * perStep) + steps.offset;
    group.codes[index] = Math.min(steps.largest, Math.max(0, nearest));
  }
  group.scale = scale;
}
