/** What a person should hear of a GGUF that can be used all the same. */
export const ggufWarnings = ['memory-tight', 'context-shortened', 'licence-unknown'] as const;

export type GgufWarning = (typeof ggufWarnings)[number];
