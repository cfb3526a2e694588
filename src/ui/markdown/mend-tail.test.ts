import { describe, expect, it } from 'vitest';
import { mendTail } from './mend-tail.ts';

describe('mendTail', () => {
  it.each([
    ['a [link](https://exa', 'a link'],
    ['a ![pic](https://exa', 'a pic'],
    ['a [lin', 'a lin'],
    ['**bol', '**bol**'],
    ['a **', 'a '],
    ['**bold**', '**bold**'],
    ['*ital', '*ital*'],
    ['~~str', '~~str~~'],
    ['run `npm', 'run `npm`'],
    ['Here:\n-', 'Here:\n'],
    ['Here:\n1.', 'Here:\n'],
    ['Title\n==', 'Title\n'],
    ['Text\n``', 'Text\n'],
    ['Text\n#', 'Text\n'],
    ['```js\nlet a\n``', '```js\nlet a\n'],
    ['Table:\n\n| a | b |\n|--', 'Table:\n\n'],
    ['| a | b |\n|---|---|\n| 1 |', '| a | b |\n|---|---|\n| 1 |'],
  ])('shows %j as %j', (source, shown) => {
    expect(mendTail(source)).toBe(shown);
  });

  it.each([
    'plain text',
    '2 * 3 = 6',
    'snake_case_name',
    'a [0] b',
    '```js\na ** b\n```\ndone',
    '- [ ] task',
    'done.\n\n',
  ])('leaves %j as it is', (source) => {
    expect(mendTail(source)).toBe(source);
  });
});
