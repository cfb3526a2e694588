// Builds the starter model's pack where it is missing; the tool itself returns at once when it is there.
import { spawnSync } from 'node:child_process';

/**
 * @returns {boolean} whether the pack is there now; if not, the tool has printed what is missing.
 */
export function makeStarterModel() {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/starter-model/build.ts'], {
    stdio: 'inherit',
  });
  return status === 0;
}
