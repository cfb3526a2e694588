// A reply of 3,000 words with everything that the page can show: headings, lists, a table, code, quotes, links.

const paragraph =
  'The **lamp** of a lighthouse is *not* as large as one might think: a lens of many rings gathers its light, and ' +
  'turns it into a beam that can be seen from [far away](https://example.com/far). Each ring is ground by hand, ' +
  'polished with `rouge`, and set into a frame of brass that must not move by the breadth of a hair.';

const section = (number: number): string => `## ${number}. About the light

${paragraph}

${paragraph}

- first the **wick**, which has to be cut each day
- then the oil, which must be *clear*
  - whale oil in the early years
  - kerosene later
- and last the glass

| Year | Oil | Range in miles |
|------|-----|---------------:|
| 1822 | whale | ${12 + number} |
| 1870 | kerosene | ${18 + number} |

> ${paragraph}

\`\`\`python
def visible_range(height_in_metres):
    # The horizon is where the earth bends away.
    return 3.57 * height_in_metres ** 0.5

for height in (10, 20, ${30 + number}):
    print(height, visible_range(height))
\`\`\`

1. Light it at dusk.
2. Watch it by night.
3. Put it out at dawn.
`;

const countWords = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** Whole sections until there are at least so many words. */
export function longReply(words: number): string {
  const sections = [section(1)];
  while (countWords(sections.join('\n')) < words) sections.push(section(sections.length + 1));
  return sections.join('\n');
}
