/** Most tokenizers write about four bytes of English with one token, and about one character of Chinese. */
const bytesPerToken = 4;

/** How many tokens a text has, about: for models whose tokenizer nobody here can ask. */
export function estimateTokens(text: string): number {
  return Math.ceil(byteLength(text) / bytesPerToken);
}

/** How many tokens a text has at the very most: tokenizers that know a text least write one for each byte. */
export function mostTokens(text: string): number {
  return byteLength(text);
}

const byteLength = (text: string): number => new TextEncoder().encode(text).byteLength;
