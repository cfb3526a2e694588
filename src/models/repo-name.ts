const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;

/**
 * `owner/name` from what a person types or pastes: that itself, or the address of any page of it on a hub (its host does
 * not matter: a site may ask a mirror). Null for anything else.
 */
export function parseRepoName(typed: string): string | null {
  const text = typed.trim();
  if (text.length > 2048) return null;
  const path = URL.canParse(text)
    ? pathOf(new URL(text))
    : text.replace(/^(?:huggingface\.co|hf\.co)\//i, '');
  if (path === null) return null;
  const [owner = '', name = '', ...rest] = path.split('/').filter((part) => part !== '');
  const isPage = rest.length === 0 || ['tree', 'blob', 'resolve', 'discussions'].includes(rest[0] ?? '');
  return isPage && isName(owner) && isName(name) ? `${owner}/${name}` : null;
}

function pathOf({ protocol, pathname }: URL): string | null {
  return protocol === 'https:' || protocol === 'http:' ? pathname : null;
}

function isName(part: string): boolean {
  return nameForm.test(part) && !part.includes('..');
}
