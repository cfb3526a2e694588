import { beforeEach, describe, expect, it } from 'vitest';
import { CodePainter } from './code-painter.ts';

let place: HTMLElement;
let painter: CodePainter;

beforeEach(() => {
  place = document.createElement('code');
  painter = new CodePainter(place);
});

const html = (): string => place.innerHTML;

describe('CodePainter', () => {
  it('colours stretches, and leaves the rest plain', async () => {
    painter.write('let a = 1;');
    await painter.paint(Uint32Array.of(3, 1, 8, 0, 9, 3));
    expect(html()).toBe('<span class="keyword">let</span> a = <span class="number">1</span>;');
  });

  it('shows text as it is, whatever is in it', async () => {
    painter.write('<img src=x onerror=alert(1)>');
    await painter.paint(Uint32Array.of(28, 2));
    expect(place.textContent).toBe('<img src=x onerror=alert(1)>');
    expect(place.querySelector('img')).toBeNull();
  });

  it('keeps the elements of what did not change while the text grows', async () => {
    painter.write('let a');
    await painter.paint(Uint32Array.of(3, 1, 5, 0));
    const first = place.firstChild;
    painter.write('let a = "b');
    await painter.paint(Uint32Array.of(3, 1, 8, 0, 10, 2));
    expect(place.firstChild).toBe(first);
    expect(html()).toBe('<span class="keyword">let</span> a = <span class="string">"b</span>');
  });

  it('drops the colours of what is another text now', async () => {
    painter.write('let a = 1');
    await painter.paint(Uint32Array.of(3, 1, 8, 0, 9, 3));
    painter.write('let b = 1');
    expect(html()).toBe('<span class="keyword">let</span> b = 1');
    painter.write('');
    expect(html()).toBe('');
  });

  it('paints a long text part by part', async () => {
    const words = Array.from({ length: 1_000 }, (_, index) => `w${index} `);
    const ends = words.map((_, index) => words.slice(0, index + 1).join('').length);
    painter.write(words.join(''));
    const done = painter.paint(Uint32Array.from(ends.flatMap((end, index) => [end, 1 + (index % 2)])));
    expect(place.childNodes.length).toBeLessThan(300);
    expect(place.textContent).toBe(words.join(''));
    await done;
    expect(place.querySelectorAll('span')).toHaveLength(1_000);
    expect(place.textContent).toBe(words.join(''));
  });

  it('stops when another text comes while it paints', async () => {
    const text = 'ab'.repeat(1_000);
    painter.write(text);
    const done = painter.paint(
      Uint32Array.from(Array.from({ length: 2_000 }, (_, index) => [index + 1, 1 + (index % 2)]).flat()),
    );
    painter.write('other');
    await done;
    expect(html()).toBe('other');
  });
});
