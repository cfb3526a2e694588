const schemes = new Set(['http:', 'https:', 'mailto:']);
// What a browser would skip or hide inside an address, and what turns the direction of text around it.
const deceptive = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

export interface SafeLink {
  href: string;
  /** Where it leads, for people: the host, or the address of a mail. */
  place: string;
}

/** The link if it is absolute, of a harmless kind and says plainly where it leads; else null. */
export function safeLink(href: string): SafeLink | null {
  if (href.length > 2_048 || deceptive.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (!schemes.has(url.protocol)) return null;
  if (url.protocol === 'mailto:') return { href: url.href, place: url.pathname };
  if (url.username !== '' || url.password !== '' || !/^https?:\/\/[^/]/i.test(href)) return null;
  return { href: url.href, place: url.host };
}

/** Whether the text already tells a reader where the link leads. */
export function namesPlace(text: string, { href, place }: SafeLink): boolean {
  const shown = text.trim().toLowerCase();
  const bare = shown.replace(/^(?:https?:\/\/|mailto:)/, '');
  const plain = (host: string) => host.replace(/^www\./, '');
  return shown === href.toLowerCase() || plain(bare.split(/[/?#]/)[0] ?? '') === plain(place.toLowerCase());
}
