// Which addresses a configuration or a catalogue may name. A host name ends up in the page's policy, so it must not
// hold anything that means something there: `new URL` alone would let `a;b` and `'self'` pass as hosts.
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const ipv6 = /^\[[0-9a-f:.]+\]$/;
const loopbackHosts: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether this may stand as a host in a policy. */
export function isHostName(hostname: string): boolean {
  return hostName.test(hostname) || ipv6.test(hostname);
}

/** Whether this host is the visitor's own machine. */
function isLoopbackHost(hostname: string): boolean {
  return loopbackHosts.includes(hostname);
}

/**
 * The address of a web host, with a path perhaps: https, or http on this machine; without credentials, query or
 * fragment. Null for anything else.
 */
export function parseWebAddress(text: string): URL | null {
  if (text.length > 2048 || !/^https?:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  // The text and not the parts: an empty query or user name leaves no trace in them.
  const isBare = !/[?#@]/.test(text);
  const isPrivate = url.protocol === 'https:' || isLoopbackHost(url.hostname);
  return isBare && isHostName(url.hostname) && isPrivate ? url : null;
}

/** Whether this is an http address on the visitor's own machine. */
export function isLoopback(text: string): boolean {
  return parseWebAddress(text)?.protocol === 'http:';
}
