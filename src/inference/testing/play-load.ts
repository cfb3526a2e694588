import { AppError } from '../../errors/app-error.ts';
import type { LoadProgress } from '../contract/inference-contract.ts';
import { never, pause } from './wait.ts';
import type { Script } from './script.ts';

const failures = {
  'out-of-memory': () => new AppError('out-of-memory', { during: 'load' }),
  'library-corrupt': () => new AppError('library-corrupt', { reason: 'scripted' }),
  'device-lost': () => new AppError('device-lost', { reason: 'scripted' }),
  'files-missing': () => new AppError('files-missing', { paths: ['scripted'] }),
};

/** Loads the way the script says. */
export async function playLoad(
  { load: plan = { kind: 'ready' }, loadMs = 0 }: Script,
  emit: (progress: LoadProgress) => void,
  crash: () => void,
): Promise<void> {
  emit({ phase: 'starting' });
  for (const done of [1, 2, 3]) {
    await pause(loadMs / 3);
    emit({ phase: 'shaders', done, total: 3 });
  }
  switch (plan.kind) {
    case 'ready':
      return;
    case 'fail':
      throw failures[plan.code]();
    case 'crash':
      crash();
      return never();
    case 'hang':
      return never();
  }
}
