import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export const report = 'docs/benchmarks.md';
const sections = ['engine', 'engines', 'chat', 'downloads'] as const;
const mark = (section: string): string => `<!-- ${section} -->`;

/** Each benchmark writes its own part of the report and leaves the others as they are. */
export function replaceSection(section: (typeof sections)[number], text: string): void {
  const old = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const parts = sections.map((name) => {
    const [, part = ''] = old.split(mark(name));
    const [body = ''] = part.split(/^<!-- /m);
    return `${mark(name)}\n\n${(name === section ? text : body).trim()}\n`;
  });
  writeFileSync(report, `# Benchmarks\n\n${parts.join('\n')}`);
}
