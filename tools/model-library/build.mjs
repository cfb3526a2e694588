// Runs build.py with the packages of requirements.txt, in an environment under .cache/ that is made on the
// first run; all flags are passed on. Emscripten comes from Debian's packages where we may install it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, '../../.cache/model-library');
const python = join(cache, 'venv/bin/python');

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} command */
function isInstalled(command) {
  return spawnSync(command, ['--version']).status === 0;
}

function installPackages() {
  const requirements = readFileSync(join(here, 'requirements.txt'), 'utf8');
  const stamp = join(cache, 'venv/installed.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === requirements) return;
  mkdirSync(cache, { recursive: true });
  run('python3', '-m', 'venv', '--clear', join(cache, 'venv'));
  run(python, '-m', 'pip', 'install', '--quiet', '-r', join(here, 'requirements.txt'));
  writeFileSync(stamp, requirements);
}

function installEmscripten() {
  if (isInstalled('emcc') || process.getuid?.() !== 0) return; // build.py says what is missing
  run('apt-get', 'update');
  run('apt-get', 'install', '--yes', '--no-install-recommends', 'emscripten');
}

installPackages();
installEmscripten();
run(python, '-B', join(here, 'build.py'), ...process.argv.slice(2));
