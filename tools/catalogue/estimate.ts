// What a build weighs and needs, derived from its parameters, its weight scheme and the engine's record.
// docs/models.md has the same for people. All of it is an estimate until a manifest is known.

const mebibyte = 2 ** 20;
const gibibyte = 2 ** 30;

/** The library (3 to 8 MB), the tokenizer (2 to 20 MB) and the small files, taken together. */
const besidesWeightsBytes = 12e6;
/** Least room for the context and for intermediate results, beside the weights. */
const leastScratchBytes = 256 * mebibyte;
/** `vram_required_MB` is optimistic by its makers' own word (web-llm issue 324). */
const memoryMargin = 1.25;

/** Bytes per parameter: q4 keeps 4 bits and, per 32 of them, one scale in the type that is computed in. */
const bytesPerParameter: Readonly<Record<string, number>> = {
  q0f16: 2,
  q0f32: 4,
  q4f16_1: (4 + 16 / 32) / 8,
  q4f32_1: (4 + 32 / 32) / 8,
};
/** Bytes per value of the token table alone: the scales are a tensor of their own. */
const bytesPerTableValue: Readonly<Record<string, number>> = {
  q0f16: 2,
  q0f32: 4,
  q4f16_1: 0.5,
  q4f32_1: 0.5,
};

/** The weight scheme in an id of web-llm. */
export function quantizationOf(id: string): string {
  const scheme = /-(q[0-9]f(?:16|32)(?:_[0-9a-z]+)?)-MLC/.exec(id)?.[1];
  if (scheme === undefined || !(scheme in bytesPerParameter)) {
    throw new Error(`${id} has a weight scheme that tools/catalogue/estimate.ts does not know`);
  }
  return scheme;
}

export function weightBytes(billionParameters: number, quantization: string): number {
  return Math.round(billionParameters * 1e9 * (bytesPerParameter[quantization] ?? NaN));
}

/** All bytes that are fetched once. */
export function downloadBytes(billionParameters: number, quantization: string): number {
  return weightBytes(billionParameters, quantization) + besidesWeightsBytes;
}

/** GPU memory with a full context: the record's figure and a margin, but never less than weights and some room. */
export function memoryBytes(vramMegabytes: number, billionParameters: number, quantization: string): number {
  const recorded = Math.ceil(vramMegabytes * mebibyte * memoryMargin);
  return Math.max(recorded, weightBytes(billionParameters, quantization) + leastScratchBytes);
}

/** Bytes of the token table as one tensor. */
export function tableBytes(table: { vocabulary: number; width: number }, quantization: string): number {
  return table.vocabulary * table.width * (bytesPerTableValue[quantization] ?? NaN);
}

/** Every build that computes in half precision needs it, whether the record says so or not. */
export function requiredFeatures(quantization: string): readonly string[] {
  return quantization.includes('f16') ? ['shader-f16'] : [];
}

/**
 * web-llm 0.2.86 (`detectGPUDevice`) refuses a device below the least of these four. Of the two sizes it asks for 1 GiB
 * or else for the least, never for what lies between: a tensor above the least needs a device with the whole GiB.
 */
export function requiredLimits(largestTensorBytes: number): Readonly<Record<string, number>> {
  const oneGibibyteAbove = (leastBytes: number): number =>
    largestTensorBytes > leastBytes ? Math.max(gibibyte, largestTensorBytes) : leastBytes;
  return {
    maxComputeWorkgroupStorageSize: 32_768,
    maxStorageBuffersPerShaderStage: 10,
    maxStorageBufferBindingSize: oneGibibyteAbove(128 * mebibyte),
    maxBufferSize: oneGibibyteAbove(256 * mebibyte),
  };
}
