/** What follows the name in addresses. */
const pages = ['tree', 'blob', 'resolve', 'raw', 'discussions', 'commits'];
const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;

/**
 * `owner/name` from what a person types or pastes: that itself, or the address of any page of it on a hub (its host does
 * not matter: a site may ask a mirror). Null for anything else.
 */
export function parseRepoName(typed: string): string | null {
  const text = typed.trim();
  if (text.length > 2048) return null;
  const path = text
    .replace(/^https?:\/\/[^/?#]*\/|^(?:huggingface\.co|hf\.co)\//i, '')
    .replace(/[?#].*$/, '');
  const [owner = '', name = '', page = 'tree'] = path.split('/').filter((part) => part !== '');
  return pages.includes(page) && isName(owner) && isName(name) ? `${owner}/${name}` : null;
}

function isName(part: string): boolean {
  return nameForm.test(part) && !part.includes('..');
}
