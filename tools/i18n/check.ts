// Whether every message of the page is translated into every language, and what is built from the translations is new.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readUnits } from './units.ts';
import { allLocales, sourceLocale } from '../../src/i18n/generated/locale-codes.ts';

const root = join(import.meta.dirname, '../..');
const scratch = join(root, 'node_modules/.cache/i18n');
const folder = join(root, 'src/i18n');

const read = (file: string): ReturnType<typeof readUnits> => readUnits(readFileSync(file, 'utf8'));

/** The messages that are in the code now. */
function extract(): Set<string> {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const config = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8')) as {
    inputFiles: string[];
    targetLocales: string[];
  };
  const inputFiles = config.inputFiles.map((glob) => `${relative(scratch, root)}/${glob}`);
  const output = { mode: 'runtime', language: 'ts', outputDir: './generated' };
  const interchange = { format: 'xliff', xliffDir: './xliff' };
  const [first = 'de'] = config.targetLocales;
  const own = { sourceLocale, targetLocales: [first], inputFiles, output, interchange };
  writeFileSync(join(scratch, 'lit-localize.json'), JSON.stringify(own));
  execFileSync('npx', ['lit-localize', 'extract', '--config', join(scratch, 'lit-localize.json')], {
    cwd: root,
  });
  return new Set(read(join(scratch, `xliff/${first}.xlf`)).map(({ id }) => id));
}

const wanted = extract();
const problems: string[] = [];
for (const locale of allLocales) {
  if (locale === sourceLocale) continue;
  const units = new Map(read(join(folder, `xliff/${locale}.xlf`)).map(({ id, target }) => [id, target]));
  const missing = [...wanted].filter((id) => (units.get(id) ?? '').trim() === '');
  if (missing.length > 0)
    problems.push(
      `${locale}: ${missing.length} messages have no translation (${missing.slice(0, 5).join(', ')} …).`,
    );
  const { templates } = (await import(`../../src/i18n/generated/${locale}.ts`)) as {
    templates: Record<string, unknown>;
  };
  const unbuilt = [...wanted].filter((id) => !(id in templates));
  if (unbuilt.length > 0) problems.push(`${locale}: ${unbuilt.length} messages are not built.`);
}
if (problems.length > 0) {
  console.error(
    `${problems.join('\n')}\nRun \`npm run i18n\`, translate what is new in src/i18n/xliff, and run it again.`,
  );
  process.exitCode = 1;
}
