import { spawnSync } from 'node:child_process';

/**
 * Runs a command of the project, prints how long it took, and ends the process when it fails.
 * @param {string} title what a person reads
 * @param {string} command a line for the shell
 * @param {Record<string, string>} [env] extra variables
 */
export function runStep(title, command, env = {}) {
  console.log(`\n— ${title}: ${command}`);
  const start = performance.now();
  const { status } = spawnSync(command, { stdio: 'inherit', shell: true, env: { ...process.env, ...env } });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`\n${title} failed after ${seconds} s.`);
    process.exit(status ?? 1);
  }
  console.log(`${title} passed in ${seconds} s.`);
}
