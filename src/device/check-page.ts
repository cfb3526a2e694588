import { AppError } from '../errors/app-error.ts';

/** The smallest program that there is. */
const program = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

interface Scope {
  isSecureContext: boolean;
  WebAssembly?: Pick<typeof WebAssembly, 'Module'>;
}

/**
 * Looks for what every model needs that runs from files of its own, wherever it computes.
 * @param scope the page's global object
 * @throws AppError `webgpu-unavailable`, `webassembly-unavailable`
 */
export function checkPage({ isSecureContext, WebAssembly: assembly }: Scope): void {
  // Browsers keep storage from such pages too.
  if (!isSecureContext) throw new AppError('webgpu-unavailable', { reason: 'insecure-context' });
  if (assembly === undefined) throw new AppError('webassembly-unavailable', { reason: 'no-api' });
  try {
    new assembly.Module(program);
  } catch (cause) {
    throw new AppError('webassembly-unavailable', { reason: 'policy' }, { cause });
  }
}
