import { html } from 'lit';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, settled, textOf } from '../testing/mount.ts';
import { loadMarkdown } from './load-markdown.ts';
import './markdown.ts';
import type { HearthMarkdown } from './markdown.ts';

const all =
  '# Title\n\nHi **b** *i* ~~s~~ `c` [l](https://a.example)\n\n- a\n  - b\n- [x] t\n\n> q\n\n```js\nx\n```\n\n$x$\n\n$$y$$\n\n![p](https://p.example/q)\n\n|a|b|\n|-|-|\n|1|2|\n';

async function show(text: string, streaming = false): Promise<ShadowRoot> {
  const element = await mount<HearthMarkdown>(
    html`<hearth-markdown .text=${text} ?streaming=${streaming}></hearth-markdown>`,
  );
  return element.shadowRoot!;
}

beforeAll(loadMarkdown);

describe('hearth-markdown', () => {
  it('passes the audit', async () => {
    const element = await mount<HearthMarkdown>(html`<hearth-markdown .text=${all}></hearth-markdown>`);
    expect(await audit(element)).toEqual([]);
  });

  it('shows the common constructs as elements, headings below the one of the turn', async () => {
    const root = await show(all);
    for (const tag of [
      'h3',
      'strong',
      'em',
      'del',
      'p code',
      'a',
      'ul ul',
      'blockquote',
      'hearth-code-block',
      'p hearth-formula',
      'hearth-formula[display]',
      'th[scope=col]',
      'td',
    ]) {
      expect(root.querySelector(tag), tag).not.toBeNull();
    }
    expect(textOf(root)).not.toMatch(/\*|~~|\||```/);
  });

  it('keeps the number with which a list begins', async () => {
    const root = await show('7. seven\n8. eight');
    expect(root.querySelector('ol')?.start).toBe(7);
  });

  it.each([
    ['blockquote', '> قول\n>\n> آخر'],
    ['ul', '- أول\n- SmolLM2 نموذج'],
    ['ol li', '1. فقرة\n\n2. SmolLM2 نموذج'],
    ['td', '| لون | طول |\n|---|---|\n| أزرق | 450 nm |'],
    ['p', 'فقرة'],
  ])('lays out %s from right to left when its text begins so', async (tag, text) => {
    for (const element of (await show(text)).querySelectorAll(tag))
      expect(getComputedStyle(element).direction).toBe('rtl');
    const latin = (await show(text.replace(/\p{Script=Arabic}+/gu, 'x'))).querySelector(tag)!;
    expect(getComputedStyle(latin).direction).toBe('ltr');
  });

  it('opens links in another tab without telling where from, and names the host', async () => {
    const root = await show('[bank](https://evil.example/a)');
    expect(root.querySelector('a')?.rel).toBe('noreferrer noopener');
    expect(root.querySelector('a')?.target).toBe('_blank');
    expect(textOf(root)).toBe('bank (evil.example)');
  });

  it('does not repeat a host that the text names', async () => {
    expect(textOf(await show('https://a.example/b and [a.example](https://www.a.example/)'))).toBe(
      'https://a.example/b and a.example',
    );
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#x0a;script:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html,<b>)',
    '[x](vbscript:a)',
    '[x](/relative)',
    '[x](//host.example)',
    '[x](https://user:pass@evil.example)',
    '[x](https:evil.example)',
    '[x](file:///etc/passwd)',
    '<javascript:alert(1)>',
    '[x](<java\nscript:alert(1)>)',
    '[x](blob:https://a.example/1)',
    '[x](https://a.example/\u202egnp.exe)',
  ])('makes no link of %j', async (source) => {
    expect((await show(source)).querySelector('a')).toBeNull();
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<iframe src="https://a.example"></iframe>',
    '<b>bold</b> **<i>x</i>**',
    '<style>*{display:none}</style>',
    '<!-- hidden -->',
    '<svg/onload=alert(1)>',
    '- <details><summary>x</summary></details>',
    '| <u>a</u> | b |\n|-|-|\n| <form> | <input> |',
  ])('shows the HTML %j as text', async (source) => {
    const root = await show(source);
    expect(root.querySelector('script, img, iframe, b, i, style, svg, details, u, form, input')).toBeNull();
    for (const tag of source.match(/<[^>]+>/g) ?? []) expect(textOf(root)).toContain(tag);
  });

  it('never loads a picture, but says that there was one, and leads there who wants to', async () => {
    const root = await show('![a cat](https://t.example/p.png?id=1) and ![](javascript:1)');
    expect(root.querySelector('img, picture, object')).toBeNull();
    expect(textOf(root)).toBe('Image not loaded: a cat (t.example) and Image not loaded: no description');
    const links = [...root.querySelectorAll('a')].map(({ href, rel, target }) => ({ href, rel, target }));
    expect(links).toEqual([
      { href: 'https://t.example/p.png?id=1', rel: 'noreferrer noopener', target: '_blank' },
    ]);
  });

  it('makes no link inside of a link', async () => {
    const root = await show('[![a](https://t.example/p.png) [b](https://b.example)](https://c.example)');
    expect(root.querySelector('a a')).toBeNull();
    expect(textOf(root)).toContain('Image not loaded: a (t.example)');
  });

  it.each([
    ['[https://bank.example](https://evil.example)', 'https://bank.example (evil.example)'],
    [
      '[bank.example/login](https://bank.example.evil.example)',
      'bank.example/login (bank.example.evil.example)',
    ],
    ['[bank.example](https://bаnk.example)', 'bank.example (xn--bnk-6cd.example)'],
    ['[bank](http://bank.example:8080/)', 'bank (bank.example:8080)'],
    ['[write](mailto:a@b.example)', 'write (a@b.example)'],
  ])('says beside %j where it leads', async (source, shown) => {
    expect(textOf(await show(source))).toBe(shown);
  });

  it('tells formulas from sums of money', async () => {
    const root = await show('It is $5 and $6, or $x_1$ and \\(y\\), US$z$, \\$1\\$, `$c$`.');
    const formulas = [...root.querySelectorAll('hearth-formula')].map(({ tex }) => tex);
    expect(formulas).toEqual(['x_1', 'y']);
    expect(root.querySelector('p code')?.textContent).toBe('$c$');
  });

  it.each([
    ['$$\na\n= b\n- c\n$$', 'a\n= b\n- c'],
    ['\\[\na\n\\]', 'a'],
    ['Text:\n$$a$$', 'a'],
    ['- item\n\n  $$a$$', 'a'],
    ['so $$a$$ in a line', 'a'],
    ['*the best $a^*$ is*', 'a^*'],
    ['| a |\n|-|\n| $b$ |', 'b'],
  ])('finds the formula of %j', async (source, tex) => {
    const root = await show(source);
    expect([...root.querySelectorAll('hearth-formula')].map((each) => each.tex)).toEqual([tex]);
    expect(textOf(root)).not.toMatch(/^\*|\*$/);
  });

  it('holds a formula back until it is whole', async () => {
    expect(textOf(await show('It is $\\frac{1}', true))).toBe('It is');
    expect(textOf(await show('It is $5 and', true))).toBe('It is $5 and');
  });

  it('decodes entities once, and not at all in code', async () => {
    expect(textOf(await show('&amp; &lt;b&gt; &amp;lt; &#65; &#x42; &unknown; `&amp;`'))).toBe(
      '& <b> &lt; A B &unknown; &amp;',
    );
  });

  it('shows what follows an unclosed fence as code', async () => {
    const root = await show('```python\nprint(1)\n\n# no heading');
    expect(find(root.querySelector('hearth-code-block')!, 'pre').textContent).toBe(
      'print(1)\n\n# no heading',
    );
    expect(root.querySelector('h3')).toBeNull();
  });

  it('loses nothing that looks like a definition', async () => {
    expect(textOf(await show('[1]: https://a.example'))).toContain('https://a.example');
  });

  it('keeps the elements of finished blocks while the text grows', async () => {
    const element = await mount<HearthMarkdown>(
      html`<hearth-markdown .text=${'one\n\ntwo\n\nth'} streaming></hearth-markdown>`,
    );
    const first = element.shadowRoot!.querySelector('p')!;
    let changes = 0;
    new MutationObserver(() => (changes += 1)).observe(first, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    element.text = 'one\n\ntwo\n\nthree';
    await settled(element);
    expect(element.shadowRoot!.querySelector('p')).toBe(first);
    expect(changes).toBe(0);
    expect(textOf(element)).toBe('onetwothree');
  });

  it('shows a long text part by part, to its end', async () => {
    const text = Array.from({ length: 400 }, (_, index) => `Paragraph **${index}** of many.`).join('\n\n');
    const element = await mount<HearthMarkdown>(html`<hearth-markdown .text=${text}></hearth-markdown>`);
    const count = () => element.shadowRoot!.querySelectorAll('p').length;
    expect(count()).toBeGreaterThan(50);
    expect(count()).toBeLessThan(300);
    await vi.waitFor(() => expect(count()).toBe(400));
    expect(textOf(element)).toMatch(/Paragraph 399 of many\.$/);
    element.text = 'short';
    await settled(element);
    expect(textOf(element)).toBe('short');
  });

  it('starts again when the text is another one', async () => {
    const element = await mount<HearthMarkdown>(
      html`<hearth-markdown .text=${'one\n\ntwo\n\nthree'}></hearth-markdown>`,
    );
    element.text = '- x';
    await settled(element);
    expect(textOf(element)).toBe('x');
  });
});
