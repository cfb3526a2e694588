import { describe, expect, it } from 'vitest';
import { dequantize } from './dequantize.ts';
import { tensorLayout, type TensorLayout } from './tensor-type.ts';
import recorded from './testing/quantized-blocks.json' with { type: 'json' };

function layoutNamed(name: string): TensorLayout {
  for (let id = 0; id < 64; id += 1) {
    const layout = tensorLayout(id);
    if (layout?.name === name) return layout;
  }
  throw new Error(`no layout is called ${name}`);
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

describe('dequantize', () => {
  it.each(Object.entries(recorded))(
    'reads %s bit for bit as the gguf package of Python does',
    (name, { blocks, float32 }) => {
      const values = dequantize(layoutNamed(name), bytesOf(blocks));
      expect(new Uint32Array(values.buffer)).toEqual(new Uint32Array(bytesOf(float32).buffer));
    },
  );

  it('refuses a type that it has no decoder for', () => {
    expect(() => dequantize(layoutNamed('IQ2_XXS'), new Uint8Array(66))).toThrow(
      expect.objectContaining({ code: 'gguf-unsupported', detail: { what: 'weights of type IQ2_XXS' } }),
    );
  });
});
