// The service worker of a built site carries the hash of every file that it keeps, and keeps nothing that differs. So
// when the page's policy changes after the build, what it says of the page has to change too.
import { createHash } from 'node:crypto';

/** `{path:"index.html",sizeBytes:1346,sha256:"…"}`, with any kind of quotes: the script is minified. */
const pageRecord = (page: string): RegExp =>
  new RegExp(
    `(path["']?:\\s*(["'\`])${page.replace('.', '\\.')}\\2,\\s*["']?sizeBytes["']?:\\s*)\\d+(,\\s*["']?sha256["']?:\\s*["'\`])([0-9a-f]{64})(?=["'\`])`,
    'g',
  );
const siteVersion = /(version["']?:\s*["'`])([0-9a-f]{16})(?=["'`],\s*["']?shell["']?:)/g;

/**
 * The script with the size and hash of this page, and with another version of the site if they were others.
 * @param page its file, such as `index.html`
 * @returns null when the script does not record exactly one page and one version
 */
export function withPageRecord(script: string, page: string, html: string): string | null {
  const pattern = pageRecord(page);
  const [record, ...otherRecords] = [...script.matchAll(pattern)];
  const [version, ...otherVersions] = [...script.matchAll(siteVersion)];
  const [, , , , recorded] = record ?? [];
  const [, , current] = version ?? [];
  if (recorded === undefined || current === undefined) return null;
  if (otherRecords.length > 0 || otherVersions.length > 0) return null;
  const actual = sha256(html);
  if (actual === recorded) return script;
  const next = sha256(`${current} ${actual}`).slice(0, 16);
  const sizeBytes = String(Buffer.byteLength(html));
  return script
    .replace(
      pattern,
      (_, start: string, _quote: string, middle: string) => start + sizeBytes + middle + actual,
    )
    .replace(siteVersion, (_, start: string) => start + next);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
