import { estimateTokens } from '../../conversations/estimate-tokens.ts';
import { askForJson } from './ask-server.ts';
import { countIn, listIn, objectIn } from './read-json.ts';
import type { EndpointServer } from '../contract/endpoint-contract.ts';
import type { ServerKind } from './server-facts.ts';

/** Counts exactly where the server can, and estimates where it cannot. */
export async function countTokens(
  server: EndpointServer,
  model: string,
  kind: ServerKind,
  text: string,
  signal: AbortSignal,
): Promise<number> {
  if (kind === null) return estimateTokens(text);
  const body = kind === 'llama.cpp' ? { content: text } : { model, prompt: text, add_special_tokens: false };
  // Beside the OpenAI-compatible part, not in it.
  const url = `${server.url.replace(/\/v1$/, '')}/tokenize`;
  try {
    const answer = objectIn(await askForJson(server, { url, body, signal }));
    return (
      countIn(answer.count) ??
      (Array.isArray(answer.tokens) ? listIn(answer.tokens).length : estimateTokens(text))
    );
  } catch {
    signal.throwIfAborted();
    return estimateTokens(text); // a proxy may pass on `/v1` only
  }
}
