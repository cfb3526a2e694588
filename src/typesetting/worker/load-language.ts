// Each language is a script of its own, fetched when code of it is shown for the first time.
import type hljs from 'highlight.js/lib/core';
import type { CodeLanguage } from '../contract/code-languages.ts';

type LanguageFn = Parameters<typeof hljs.registerLanguage>[1];

const load: Readonly<Record<CodeLanguage, () => Promise<{ default: LanguageFn }>>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  go: () => import('highlight.js/lib/languages/go'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  lua: () => import('highlight.js/lib/languages/lua'),
  makefile: () => import('highlight.js/lib/languages/makefile'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  php: () => import('highlight.js/lib/languages/php'),
  powershell: () => import('highlight.js/lib/languages/powershell'),
  python: () => import('highlight.js/lib/languages/python'),
  r: () => import('highlight.js/lib/languages/r'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  scss: () => import('highlight.js/lib/languages/scss'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

/** What a language holds of others: a page has scripts and styles. Without them those parts stay plain. */
const inside: Partial<Readonly<Record<CodeLanguage, readonly CodeLanguage[]>>> = {
  xml: ['css', 'javascript'],
  markdown: ['xml'],
  dockerfile: ['bash'],
};

const loaded = new Set<CodeLanguage>();

/**
 * Fetches a language, once, and those that it needs.
 * @throws TypeError when it cannot be fetched: without a network, from a host that does not answer
 */
export async function loadLanguage(
  language: CodeLanguage,
  register: (name: string, define: LanguageFn) => void,
): Promise<void> {
  const missing = [language, ...(inside[language] ?? [])].filter((name) => !loaded.has(name));
  for (const name of missing) {
    const { default: define } = await load[name]();
    register(name, define);
    loaded.add(name);
  }
}
