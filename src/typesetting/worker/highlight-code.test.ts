import { describe, expect, it } from 'vitest';
import { codeLanguage } from '../contract/code-languages.ts';
import { codeRoles } from '../contract/code-roles.ts';
import { highlightCode, readHighlighted } from './highlight-code.ts';
import type { CodeLanguage } from '../contract/code-languages.ts';
import type { CodeRole } from '../contract/code-roles.ts';

type Stretch = [text: string, role: CodeRole];

function stretchesOf(code: string, pairs: Uint32Array | null): Stretch[] {
  expect(pairs).not.toBeNull();
  const found: Stretch[] = [];
  let start = 0;
  for (let index = 0; index < pairs!.length; index += 2) {
    const [end = 0, role = 0] = pairs!.subarray(index, index + 2);
    found.push([code.slice(start, end), codeRoles[role]!]);
    start = end;
  }
  expect(start).toBe(code.length);
  return found;
}

const read = (code: string, language: CodeLanguage) => stretchesOf(code, highlightCode(code, language));

const samples: Record<CodeLanguage, string> = {
  bash: 'if true; then echo "a"; fi # c',
  c: '#include <stdio.h>\nint main(void) { return 0; }',
  cpp: 'std::vector<int> a{1}; // c',
  csharp: 'public class A { string b = "c"; }',
  css: '@import "a"; .b > #c { color: #fff; }',
  diff: '@@ -1 +1 @@\n-old\n+new',
  dockerfile: 'FROM node:20\nRUN echo "a"',
  go: 'func main() { fmt.Println("a") }',
  ini: '[a]\nb = 1',
  java: 'class A { int b = 1; }',
  javascript: 'const a = `b ${c} <d>`; // e & f',
  json: '{"a": [1, true, null, "b"]}',
  kotlin: 'fun main() = println("a")',
  lua: 'local a = "b" -- c',
  makefile: 'all: a\n\techo $(B)',
  markdown: '# a\n\n**b** <i>c</i>',
  php: '<?php echo "a"; ?>',
  powershell: 'Get-ChildItem -Path "a" | Where-Object { $_.B }',
  python: 'def f(a: int = 3) -> str:\n    return f"b{a}"  # c',
  r: 'a <- function(b) b + 1',
  ruby: 'def a; puts "b"; end',
  rust: 'fn main() { let a: &\'static str = "b"; }',
  scss: '$a: 1px; .b { &:hover { c: $a } }',
  sql: "SELECT a FROM b WHERE c = 'd';",
  swift: 'let a: Int = 1 // b',
  typescript: 'interface A<T> { b: T }\nconst c = <A<string>>{}',
  xml: '<p class="a">x &amp; y</p><script>let a = 1</script><style>b { c: d }</style>',
  yaml: 'a: 1\nb: ["c"] # d',
};

describe('highlightCode', () => {
  it.each(Object.entries(samples) as [CodeLanguage, string][])('reads %s', (language, code) => {
    const stretches = read(code, language);
    expect(stretches.map(([text]) => text).join('')).toBe(code);
    expect(stretches.filter(([, role]) => role !== 'plain').length).toBeGreaterThan(0);
    expect(codeLanguage(language)).toBe(language);
  });

  it('tells keywords, names, strings, numbers and comments apart', () => {
    const stretches = read(samples.python, 'python');
    expect(stretches).toEqual(
      expect.arrayContaining([
        ['def', 'keyword'],
        ['f', 'name'],
        ['int', 'type'],
        ['3', 'number'],
        ['# c', 'comment'],
      ]),
    );
  });

  it('tells what a patch adds and removes', () => {
    expect(read(samples.diff, 'diff')).toEqual(
      expect.arrayContaining([
        ['-old', 'removed'],
        ['+new', 'added'],
      ]),
    );
  });

  it('reads the script inside of a page', () => {
    expect(read(samples.xml, 'xml')).toEqual(
      expect.arrayContaining([
        ['let', 'keyword'],
        ['"a"', 'string'],
      ]),
    );
  });

  it.each([
    '</span><img src=x onerror=alert(1)>',
    '<span class="hljs-keyword">',
    '&lt;b&gt; &amp;amp; &#x27;',
    '"unclosed',
    '/* unclosed',
    '`${`${`${`',
    '{'.repeat(5_000),
    '\u0000 \ud800 \u202e',
  ])('keeps the text %j', (code) => {
    for (const language of ['javascript', 'xml', 'python', 'css'] as const) read(code, language);
  });
});

describe('readHighlighted', () => {
  it.each([
    ['another tag', '<b>a</b>', 'a'],
    ['another attribute', '<span id="x">a</span>', 'a'],
    ['an unknown reference', '&copy;', '©'],
    ['another text', '<span class="hljs-keyword">b</span>', 'a'],
    ['a broken end', 'a<', 'a<'],
  ])('takes no notice of markup with %s', (_, markup, code) => {
    expect(readHighlighted(markup, code)).toBeNull();
  });

  it('lets what only groups have the role of what is around it', () => {
    const markup = '<span class="hljs-string">a<span class="hljs-unheard-of">b</span>c</span>d';
    expect(stretchesOf('abcd', readHighlighted(markup, 'abcd'))).toEqual([
      ['abc', 'string'],
      ['d', 'plain'],
    ]);
  });
});
