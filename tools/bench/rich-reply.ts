// Replies with everything that the page can show: text, lists, tables, code in several languages, formulas.
import { splitTokens } from '../../src/inference/testing/play-reply.ts';

const paragraph = (number: number): string =>
  `The **lamp** of lighthouse ${number} is *not* as large as one might think: a lens of many rings gathers its light, and ` +
  'turns it into a beam that can be seen from [far away](https://example.com/far). The horizon is at $d = \\sqrt{2 R h}$, ' +
  'so a lamp at height $h_1$ is seen by an eye at $h_2$ from `d1 + d2` away.';

const codes = [
  `\`\`\`python
def visible_range(height_in_metres: float) -> float:
    """The horizon is where the earth bends away."""
    return 3.57 * height_in_metres ** 0.5

for height in (10, 20, 30):
    print(f"{height} m: {visible_range(height):.1f} km")  # about
\`\`\``,
  `\`\`\`typescript
interface Lamp { heightMetres: number; colour?: 'white' | 'red' }

export function visibleRange({ heightMetres }: Lamp): number {
  // The horizon is where the earth bends away.
  return 3.57 * Math.sqrt(heightMetres);
}
console.log([10, 20, 30].map((heightMetres) => visibleRange({ heightMetres }).toFixed(1)));
\`\`\``,
  `\`\`\`sql
SELECT name, 3.57 * sqrt(height) AS kilometres
FROM lighthouses WHERE built BETWEEN 1822 AND 1870 -- the old ones
ORDER BY kilometres DESC LIMIT 10;
\`\`\``,
];

/** About 250 tokens; no two are the same. */
export const richSection = (number: number): string => `## ${number}. About the light

${paragraph(number)}

- first the **wick**, which has to be cut each day
- then the oil: $V = \\pi r^2 h$ of it
  - whale oil in the early years
- and last the glass

| Year | Oil | Range in miles |
|------|-----|---------------:|
| 1822 | whale | ${12 + number} |
| 1870 | kerosene | $${18 + number}$ |

$$
I(x) = \\int_0^{${number + 1}} \\frac{e^{-\\alpha t}}{1 + t^2}\\,dt + \\sum_{k=1}^{n} \\binom{n}{k} x^k
$$

${codes[number % codes.length] ?? ''}

> ${paragraph(number)}
`;

/** A longer program, as a model writes one when it is asked for it. */
const program = (lines: number): string =>
  `\`\`\`javascript\n${Array.from({ length: lines }, (_, index) =>
    index % 8 === 7
      ? `// Part ${index}: what follows is like what came before.`
      : `const lamp${index} = { name: "lamp ${index}", height: ${index}.5, isLit: index => index > ${index} };`,
  ).join('\n')}\n\`\`\`\n`;

/** A reply of at least so many tokens, as the scripted engine counts them; the last fifth is one block of code. */
export function richReply(tokens: number): string {
  const count = (texts: readonly string[]): number => splitTokens(texts.join('\n')).length;
  const sections: string[] = [];
  while (count(sections) < 0.8 * tokens) sections.push(richSection(sections.length + 1));
  const code = (lines: number): string[] => [...sections, program(lines)];
  let lines = 1;
  while (count(code(lines)) < tokens) lines += 1;
  return code(lines).join('\n');
}
