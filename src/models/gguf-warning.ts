/** What a person should hear of a GGUF that can be used all the same. */
export type GgufWarning = 'memory-tight' | 'context-shortened' | 'licence-unknown';
