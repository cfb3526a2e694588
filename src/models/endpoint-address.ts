// The address of a server as a person types it. Its origin becomes part of a policy, so its host must be a plain one.
import { isHostName } from './web-address.ts';

/** Hosts that rarely have a certificate: this computer, and what is at home. */
const nearby = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)|\.(local|lan|home\.arpa)$/;
/** What people copy along with the base. */
const tail = /\/+((chat\/)?completions|models|embeddings)?\/*$/;

/**
 * The base URL that requests go to: `localhost:11434` becomes `http://localhost:11434/v1`. Plain http is allowed, for
 * servers at home have nothing else; `isUnencrypted` (endpoint-model.ts) tells when to say so.
 * @returns null for what is no address of a web server, or holds a name, a password, “?” or “#”
 */
export function parseEndpointUrl(text: string): string | null {
  const typed = text.trim();
  if (typed.length > 2048 || /[?#@\s\\]/.test(typed)) return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `${guessScheme(typed)}://${typed}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (!isHostName(url.hostname)) return null;
  const path = url.pathname.replace(tail, '');
  return `${url.origin}${path === '' ? '/v1' : path}`;
}

const guessScheme = (typed: string): 'http' | 'https' => (nearby.test(hostIn(typed)) ? 'http' : 'https');

/** The host at the beginning of an address without a scheme. */
const hostIn = (typed: string): string => /^(\[[^\]]*\]|[^:/]*)/.exec(typed)?.[0].toLowerCase() ?? '';

/** A key as it may stand in a header; `undefined` for what cannot. Empty means none. */
export function parseEndpointKey(text: string): string | null | undefined {
  const key = text.trim();
  if (key === '') return null;
  return key.length <= 4096 && /^[\x21-\x7e]+$/.test(key) ? key : undefined;
}
