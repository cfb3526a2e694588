/** The page as the build writes it has this element once; its content is the only thing that is ever changed. */
const policyElement = /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")/gi;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The page with another policy.
 * @returns null when the page has no policy, or more than one, and so is not one that this build wrote
 */
export function withPolicy(html: string, policy: string): string | null {
  if ([...html.matchAll(policyElement)].length !== 1) return null;
  const content = policy.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
  return html.replace(policyElement, (_, start: string, _old: string, end: string) => start + content + end);
}
