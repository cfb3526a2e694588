interface Page {
  location: Pick<Location, 'href'>;
  history: Pick<History, 'state' | 'replaceState'>;
}

/** `title` and `url` are what other apps share; see the web app manifest. */
const names = ['title', 'q', 'url'];

/** What follows the question mark of the part of an address that never leaves the browser: `#/?q=…`. */
const inHash = /^#\/\?(.*)$/;

function take(search: URLSearchParams): string[] {
  const values = names.flatMap((name) => search.get(name) ?? []);
  for (const name of names) search.delete(name);
  return values;
}

/**
 * The question in the address that the page was opened with, which the address then has no longer; empty when there is
 * none. `?q=…` is what browsers and links can make; `#/?q=…` does the same and is sent to no server.
 */
export function takeOpener({ location, history }: Page): string {
  const url = new URL(location.href);
  const hash = new URLSearchParams(inHash.exec(url.hash)?.[1]);
  const parts = [...take(url.searchParams), ...take(hash)].map((part) => part.trim());
  if (parts.length === 0) return '';
  if (inHash.test(url.hash)) url.hash = hash.size === 0 ? '' : `#/?${hash.toString()}`;
  history.replaceState(history.state, '', url);
  // What is shared often says the same thing twice.
  const said = [...new Set(parts)];
  return said.filter((part) => !said.some((other) => other !== part && other.includes(part))).join('\n');
}
