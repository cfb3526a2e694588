// Hearth's downloads and web-llm's own loader, against the same hub in one browser. `--quick`: one repeat, no report.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { starterManifest } from '../../src/models/starter-model.ts';
import { startHub } from '../hub/hub.ts';
import { buildIfChanged } from '../setup/build-if-changed.mjs';
import { findBrowser } from '../setup/find-browser.mjs';
import { makeStarterModel } from '../setup/make-starter-model.mjs';
import { serveStatic } from '../site/serve-static.ts';
import { buildPages } from './build-pages.ts';
import { describeDownloads, judgeDownloads } from './downloads-report.ts';
import { launchBrowser } from './launch-browser.ts';
import { readMachine } from './machine.ts';
import { measureDownload, Reports } from './measure-download.ts';
import { benchCommit, benchHub, benchHubPort, benchRepo } from './plan.ts';
import { replaceSection } from './report-file.ts';
import type { FaultRule } from '../hub/fault.ts';
import type { Machine } from './machine.ts';
import type { Figures } from './downloads-report.ts';

const isQuick = process.argv.includes('--quick');
const browserPath = findBrowser() ?? '';
if (!existsSync(browserPath)) throw new Error('There is no Chromium on this machine.');
if (!makeStarterModel()) throw new Error('The benchmark needs the starter model.');
buildIfChanged();
const reports = new Reports();
const { url: site } = await serveStatic({ '/': 'dist', '/bench/': await buildPages() }, reports.hear);

const { id, revision, library, files } = starterManifest;
const folder = join('public/models', id, 'resolve', revision);
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
const contents = Object.fromEntries(files.map(({ path }) => [path, read(join(folder, path))]));
const hub = await startHub(
  {
    models: [{ repo: benchRepo, commit: benchCommit, files: contents }],
    libraries: { 'starter.wasm': read(join('public', library.path)) },
  },
  benchHubPort,
);

const shards = files.map(({ path }) => path).filter((path) => path.endsWith('.bin'));
const names = ['tensor-cache.json', 'tokenizer.json', 'mlc-chat-config.json', '.wasm', ...shards];
/** Four connections share it. */
const perConnection = 5_000_000;
const slow: FaultRule = { path: '.bin', fault: { kind: 'slow', bytesPerSecond: perConnection } };
const drops = shards.slice(0, 2).map((path): FaultRule => ({
  path,
  fault: { kind: 'drop', afterBytes: 15_000_000, bytesPerSecond: perConnection },
  times: 1,
}));
const scenarios = [
  { name: 'as fast as the machine can', faults: [] },
  { name: 'at 20 MB/s', faults: [slow] },
  { name: 'at 20 MB/s, two files break off', faults: [...drops, slow] },
];

const worker = (name: string): string =>
  `assets/${readdirSync('dist/assets').find((entry) => entry.startsWith(`${name}.worker-`)) ?? ''}`;
const query = new URLSearchParams({
  hub: `${benchHub}/${benchRepo}/resolve/${benchCommit}/`,
  names: names.join(),
  inference: worker('inference'),
  downloads: worker('downloads'),
});
const pages = { bare: `${site}bench/bare.html?${query}`, hearth: `${site}bench/hearth.html?${query}` };
/** Of a browser of its own, which is gone when the rest begins. */
async function describeMachine(): Promise<Machine> {
  const browser = await launchBrowser(browserPath);
  return readMachine(browser, `${site}bench/bare.html`).finally(() => browser.close());
}

try {
  const machine = await describeMachine();
  const figures: Figures[] = [];
  for (const { name, faults } of scenarios) {
    const figure: Figures = { name, bare: [], hearth: [] };
    for (let repeat = 0; repeat < (isQuick ? 1 : 5); repeat += 1) {
      const sides = ['bare', 'hearth'] as const;
      for (const side of repeat % 2 === 0 ? sides : sides.toReversed()) {
        hub.setFaults(faults);
        const found = await measureDownload(browserPath, pages[side], hub, reports);
        figure[side].push(found);
        console.log(`${name}, ${side}: ${JSON.stringify(found)}`);
      }
    }
    figures.push(figure);
  }
  const longestFileBytes = Math.max(...files.map(({ sizeBytes }) => sizeBytes));
  const verdicts = judgeDownloads(figures, longestFileBytes);
  const text = describeDownloads({ figures, verdicts, machine, date: new Date() });
  console.log(`\n${text}`);
  if (!isQuick) {
    replaceSection('downloads', text);
    writeFileSync('docs/benchmarks-downloads.json', `${JSON.stringify({ machine, figures }, null, 1)}\n`);
  }
  process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await hub.close();
}
