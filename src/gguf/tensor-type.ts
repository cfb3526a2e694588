/** How a tensor type is laid out: whole blocks of elements, each block of a fixed size. */
export interface TensorLayout {
  readonly name: string;
  readonly blockElements: number;
  readonly blockBytes: number;
}

function layout(name: string, blockElements: number, blockBytes: number): TensorLayout {
  return { name, blockElements, blockBytes };
}

/**
 * Every tensor type of ggml by its number in a GGUF file, so that ranges can be checked even for types
 * whose values nobody here can read. Numbers and sizes: `ggml_type` in ggml.h and the block structs in ggml-common.h.
 */
const layouts: ReadonlyMap<number, TensorLayout> = new Map([
  [0, layout('F32', 1, 4)],
  [1, layout('F16', 1, 2)],
  [2, layout('Q4_0', 32, 18)],
  [3, layout('Q4_1', 32, 20)],
  [6, layout('Q5_0', 32, 22)],
  [7, layout('Q5_1', 32, 24)],
  [8, layout('Q8_0', 32, 34)],
  [9, layout('Q8_1', 32, 40)],
  [10, layout('Q2_K', 256, 84)],
  [11, layout('Q3_K', 256, 110)],
  [12, layout('Q4_K', 256, 144)],
  [13, layout('Q5_K', 256, 176)],
  [14, layout('Q6_K', 256, 210)],
  [15, layout('Q8_K', 256, 292)],
  [16, layout('IQ2_XXS', 256, 66)],
  [17, layout('IQ2_XS', 256, 74)],
  [18, layout('IQ3_XXS', 256, 98)],
  [19, layout('IQ1_S', 256, 50)],
  [20, layout('IQ4_NL', 32, 18)],
  [21, layout('IQ3_S', 256, 110)],
  [22, layout('IQ2_S', 256, 82)],
  [23, layout('IQ4_XS', 256, 136)],
  [24, layout('I8', 1, 1)],
  [25, layout('I16', 1, 2)],
  [26, layout('I32', 1, 4)],
  [27, layout('I64', 1, 8)],
  [28, layout('F64', 1, 8)],
  [29, layout('IQ1_M', 256, 56)],
  [30, layout('BF16', 1, 2)],
  [34, layout('TQ1_0', 256, 54)],
  [35, layout('TQ2_0', 256, 66)],
  [39, layout('MXFP4', 32, 17)],
  [40, layout('NVFP4', 64, 36)],
  [41, layout('Q1_0', 128, 18)],
]);

/** The layout of a type by its number in the file, or null where ggml knows no such type (any more). */
export function tensorLayout(id: number): TensorLayout | null {
  return layouts.get(id) ?? null;
}
