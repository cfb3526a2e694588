import { msg } from '@lit/localize';
import type { GgufWarning } from '../../models/gguf-warning.ts';

/** A GGUF on its way into the library, as its card shows it. */
export interface GgufState {
  phase: 'asking' | 'importing' | 'fetching' | 'repacking' | 'done';
  name: string;
  /** What the file calls itself; may be empty. */
  ownName: string;
  maker: string;
  licence: { name: string; url: string | null };
  sizeBytes: number;
  architecture: string;
  parameters: number;
  quantization: string;
  contextTokens: number;
  trainedTokens: number;
  memoryBytes: number;
  parts: number;
  warnings: readonly GgufWarning[];
  /** What the build for the graphics chip takes; null: the processor computes. */
  chipBytes: number | null;
  /** The repository that it comes from; null for a file that the visitor has. */
  repo: string | null;
  /** 0 to 1. */
  share: number;
}

export const warningWords = (warning: GgufWarning): string =>
  ({
    'memory-tight': msg(
      'It takes much of the memory that there is. Close other tabs and programs before you start it.',
    ),
    'context-shortened': msg('To fit into the memory it reads less at once than it was trained for.'),
    'licence-unknown': msg(
      'The file does not say under which licence it is. Ask its maker before you use it for more than trying it out.',
    ),
  })[warning];
