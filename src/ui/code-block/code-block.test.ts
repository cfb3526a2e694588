import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, settled, textOf } from '../testing/mount.ts';
import './code-block.ts';
import type { HearthCodeBlock } from './code-block.ts';

const show = (code: string, language = 'python') =>
  mount<HearthCodeBlock>(html`<hearth-code-block language=${language} .code=${code}></hearth-code-block>`);

const coloured = async (element: HearthCodeBlock, selector: string): Promise<string> => {
  await vi.waitFor(() => expect(find(element, selector)).not.toBeNull(), { timeout: 10_000 });
  return find(element, selector).textContent;
};

describe('hearth-code-block', () => {
  it('passes the audit, with its colours too', async () => {
    const element = await show('def f(a: int = 1):\n    return "b"  # c');
    await coloured(element, '.comment');
    expect(await audit(element)).toEqual([]);
  });

  it('shows the code, its language and a button that copies it', async () => {
    const element = await show('print(1)\n');
    expect(find(element, 'pre').textContent).toBe('print(1)\n');
    expect(textOf(find(element, 'figcaption'))).toContain('python');
    expect(find<HTMLElement & { text: string }>(element, 'hearth-copy-button').text).toBe('print(1)\n');
  });

  it('colours what it knows', async () => {
    const element = await show('def f(): pass');
    expect(await coloured(element, '.keyword')).toBe('def');
    expect(find(element, 'pre').textContent).toBe('def f(): pass');
  });

  it('gives colours to code that grows', async () => {
    const element = await show('x = 1');
    await coloured(element, '.number');
    element.code = 'x = 1  # and mo';
    await settled(element);
    expect(find(element, 'pre').textContent).toBe('x = 1  # and mo');
    expect(await coloured(element, '.comment')).toBe('# and mo');
  });

  it.each(['', 'nosuchlanguage', '__proto__', 'constructor'])('leaves code in %j plain', async (language) => {
    const element = await show('let <b>a</b> = 1', language);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(find(element, 'code').children).toHaveLength(0);
    expect(find(element, 'code').textContent).toBe('let <b>a</b> = 1');
  });

  it('leaves a very long code plain', async () => {
    const element = await show('x = 1\n'.repeat(4_000));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(find(element, 'code').children).toHaveLength(0);
  });

  it('lets long lines scroll inside, from the left in every language', async () => {
    document.documentElement.dir = 'rtl';
    const element = await show('x = '.repeat(500));
    const box = find(element, 'hearth-scroll-box');
    await vi.waitFor(() => expect(box.tabIndex).toBe(0));
    expect(box.scrollWidth).toBeGreaterThan(box.clientWidth);
    expect(element.scrollWidth).toBe(element.clientWidth);
    expect(find(element, 'pre').getBoundingClientRect().left).toBeCloseTo(
      box.getBoundingClientRect().left,
      0,
    );
    document.documentElement.dir = '';
  });
});
