import { parseEndpointUrl } from '../../../models/endpoint-address.ts';

/** The one origin that the frame was opened for: what follows “#” in its address. Null for anything else. */
export function originIn(hash: string): string | null {
  const url = parseEndpointUrl(hash.slice(1));
  if (url === null) return null;
  const { origin } = new URL(url);
  return `#${origin}` === hash ? origin : null;
}

/**
 * Lets this document reach one origin and no other, from now on. Policies add up to the strictest: a second one can
 * take away what the first allows, and give nothing back.
 */
export function narrowPolicy(document: Document, origin: string): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = `default-src 'none'; script-src 'self'; connect-src ${origin}`;
  document.head.append(meta);
}
