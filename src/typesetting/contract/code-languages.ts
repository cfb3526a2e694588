// The languages whose code gets colours, with the names that models write behind a fence.

const names = {
  bash: ['bash', 'sh', 'zsh', 'shell', 'console', 'shellscript', 'terminal'],
  c: ['c', 'h'],
  cpp: ['cpp', 'c++', 'cc', 'cxx', 'hpp', 'arduino'],
  csharp: ['csharp', 'cs', 'c#', 'dotnet'],
  css: ['css'],
  diff: ['diff', 'patch'],
  dockerfile: ['dockerfile', 'docker'],
  go: ['go', 'golang'],
  ini: ['ini', 'toml', 'conf', 'cfg', 'properties', 'env', 'dotenv'],
  java: ['java'],
  javascript: ['javascript', 'js', 'jsx', 'mjs', 'cjs', 'node'],
  json: ['json', 'jsonc', 'json5', 'jsonl'],
  kotlin: ['kotlin', 'kt', 'kts'],
  lua: ['lua'],
  makefile: ['makefile', 'make', 'mk'],
  markdown: ['markdown', 'md'],
  php: ['php'],
  powershell: ['powershell', 'ps1', 'pwsh', 'ps'],
  python: ['python', 'py', 'python3', 'py3', 'gyp', 'ipython'],
  r: ['r'],
  ruby: ['ruby', 'rb', 'rails', 'gemspec'],
  rust: ['rust', 'rs'],
  scss: ['scss', 'sass'],
  sql: ['sql', 'mysql', 'postgresql', 'postgres', 'sqlite', 'plsql', 'tsql'],
  swift: ['swift'],
  typescript: ['typescript', 'ts', 'tsx', 'mts', 'cts'],
  xml: ['xml', 'html', 'xhtml', 'svg', 'rss', 'atom', 'vue', 'plist', 'htm'],
  yaml: ['yaml', 'yml'],
} as const;

export type CodeLanguage = keyof typeof names;

/** A map, because a model may call its language `constructor` or `__proto__`. */
const byName = new Map<string, CodeLanguage>(
  Object.entries(names).flatMap(([language, all]) => all.map((name) => [name, language as CodeLanguage])),
);

/** The language that a model means, or null for one that stays without colours. */
export function codeLanguage(name: string): CodeLanguage | null {
  return byName.get(name.toLowerCase()) ?? null;
}
