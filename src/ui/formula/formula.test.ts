import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, textOf } from '../testing/mount.ts';
import { buildFormula } from './build-formula.ts';
import './formula.ts';
import type { FormulaElement } from '../../typesetting/contract/typesetting-contract.ts';
import type { HearthFormula } from './formula.ts';

const show = (tex: string, display = false) =>
  mount<HearthFormula>(
    html`<hearth-formula ?display=${display} .tex=${tex} .source=${`$${tex}$`}></hearth-formula>`,
  );

const set = async (element: HearthFormula): Promise<Element> => {
  await vi.waitFor(() => expect(find(element, 'math')).not.toBeNull(), { timeout: 10_000 });
  return find(element, 'math');
};

describe('hearth-formula', () => {
  it.each([false, true])('passes the audit (on a line of its own: %s)', async (display) => {
    const element = await show('\\frac{a}{b}', display);
    await set(element);
    expect(await audit(element)).toEqual([]);
  });

  it('shows MathML, which is laid out as such', async () => {
    const math = await set(await show('\\frac{a}{b}'));
    expect(math.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    const [above, below] = [...math.querySelectorAll('mi')].map((each) => each.getBoundingClientRect());
    expect(above!.bottom).toBeLessThanOrEqual(below!.top);
  });

  it('shows the source until it is set, and none when it was set before', async () => {
    const first = await show('q_1 + q_2');
    expect(textOf(first)).toBe('$q_1 + q_2$');
    await set(first);
    const again = await show('q_1 + q_2');
    expect(find(again, 'math')).not.toBeNull();
    expect(textOf(again)).not.toContain('$');
  });

  it.each(['\\frac{a', '\\href{javascript:alert(1)}{x}', '\\nosuchcommand'])(
    'shows the source of %s as code',
    async (tex) => {
      const element = await show(tex);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(find(element, 'code').textContent).toBe(`$${tex}$`);
    },
  );

  it('sets subscripts lower than what they belong to, whatever fonts there are', async () => {
    const math = await set(await show('x_1'));
    await vi.waitFor(() => {
      const [base, index] = ['mi', 'mn'].map((name) => math.querySelector(name)!.getBoundingClientRect());
      expect(index!.bottom - base!.bottom).toBeGreaterThan(2);
    });
  });

  it('lets a long one scroll inside, by the keyboard too', async () => {
    const element = await show(Array.from({ length: 80 }, (_, index) => `x_{${index}}`).join(' + '), true);
    await set(element);
    const box = find(element, 'hearth-scroll-box');
    await vi.waitFor(() => expect(box.tabIndex).toBe(0));
    expect(box.getBoundingClientRect().width).toBeLessThanOrEqual(element.getBoundingClientRect().width);
    expect(box.role).toBe('group');
    expect(box.ariaLabel).toBe('Formula');
  });
});

describe('buildFormula', () => {
  const hostile: FormulaElement = {
    name: 'math',
    classes: 'a"><script>',
    attributes: {
      href: 'javascript:alert(1)',
      onclick: 'alert(1)',
      id: 'x',
      style: 'color: red',
      width: '1em',
    },
    styles: {
      backgroundImage: 'url(https://evil.example)',
      color: 'url(https://evil.example)',
      width: '2em',
    },
    children: [{ name: 'script', classes: '', attributes: {}, styles: {}, children: ['alert(1)'] }, '<img>'],
  };

  it('lets in what formulas need, and nothing else', () => {
    const math = buildFormula(hostile)!;
    expect(math.outerHTML).toBe(
      '<math width="1em" style="width: 2em;"><mrow>alert(1)</mrow>&lt;img&gt;</math>',
    );
  });

  it('makes nothing of another element, or of an empty one', () => {
    expect(buildFormula({ ...hostile, name: 'svg' })).toBeNull();
    expect(buildFormula({ ...hostile, children: [] })).toBeNull();
  });
});
