import { spawn, spawnSync } from 'node:child_process';

/**
 * A command of the project.
 * @typedef {object} Step
 * @property {string} title what a person reads
 * @property {string} command a line for the shell
 */

/**
 * Runs a command, prints how long it took, and ends the process when it fails.
 * @param {string} title what a person reads
 * @param {string} command a line for the shell
 * @param {Record<string, string>} [env] extra variables
 */
export function runStep(title, command, env = {}) {
  console.log(`\n— ${title}: ${command}`);
  const start = performance.now();
  const { status } = spawnSync(command, { stdio: 'inherit', shell: true, env: { ...process.env, ...env } });
  tellEnd(title, status, start);
}

/**
 * The same for commands that do not disturb each other, at once: each uses one core most of its time. What one prints comes
 * when it has ended.
 * @param {readonly Step[]} steps
 */
export async function runTogether(steps) {
  await Promise.all(
    steps.map(async ({ title, command }) => {
      const start = performance.now();
      const { status, output } = await collect(command);
      console.log(`\n— ${title}: ${command}\n${output}`);
      tellEnd(title, status, start);
    }),
  );
}

/**
 * @param {string} command
 * @returns {Promise<{ status: number | null, output: string }>}
 */
function collect(command) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(`(${command}) 2>&1`, { stdio: ['ignore', 'pipe', 'inherit'], shell: true });
    child.stdout.on('data', (text) => (output += String(text)));
    child.on('close', (status) => resolve({ status, output: output.trim() }));
  });
}

/**
 * @param {string} title
 * @param {number | null} status
 * @param {number} startMs
 */
function tellEnd(title, status, startMs) {
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`\n${title} failed after ${seconds} s.`);
    process.exit(status ?? 1);
  }
  console.log(`${title} passed in ${seconds} s.`);
}
