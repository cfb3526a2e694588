import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { plainReasons, reasonInWords } from './reasons.ts';

const files = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^src\/(errors|i18n|ui|app)\//.test(file));
const code = files.map((file) => readFileSync(file, 'utf8')).join('\n');

it.each([...plainReasons()])('somebody still says: %s', (reason) => {
  expect(code.includes(`'${reason}'`) || code.includes(`"${reason}"`)).toBe(true);
});

it.each([
  ['it is in 3 parts, and 2 of them are missing', 'it is in ${'],
  ['GGUF version 1', '`GGUF version ${'],
  ['the architecture "x" is not known here', '`the architecture ${'],
  ['This engine knows it not: x.', '`This engine knows it not: ${'],
  ['it holds a file that does not belong to it (a.bin)', '`it holds a file that does not belong to it (${'],
  ['files are missing in it (a.bin)', '`files are missing in it (${'],
  ['a file in it has the wrong size (a.bin)', '`a file in it has the wrong size (${'],
  ['a file in it is damaged (a.bin)', '`a file in it is damaged (${'],
  ['It has more than 64 entries.', '`It has more than ${'],
  ['It is not JSON (x).', '`It is not JSON (${'],
])('keeps in English what a thread says: %s', (reason, asWritten) => {
  expect(reasonInWords(reason)).toBe(reason);
  expect(code).toContain(asWritten);
});

it('leaves what it does not know as it is', () => {
  expect(reasonInWords('tensor 3 is not aligned')).toBe('tensor 3 is not aligned');
});
