import architectures from './architectures.json';
import { invalidGguf, unsupportedGguf } from './gguf-errors.ts';
import type { MetadataValue } from './gguf-file.ts';

/** Architectures that llama.cpp knows and that hold no conversation, each with the reason. */
const reasons: Readonly<Record<Exclude<keyof typeof architectures, 'answering'>, string>> = {
  embedding: 'it does not write: it is for finding texts by their meaning',
  diffusion: 'it writes by diffusion, which this page cannot show',
  part: 'it is only the part of a model that sees or hears, to be used beside another file',
  speech: 'it makes speech and not text',
  translating: 'it rewrites one text into another and holds no conversation',
};

/**
 * The architecture, where the llama.cpp inside the CPU engine answers with it. The list is data: architectures.json has
 * names of llama.cpp (`LLM_ARCH_NAMES`), and its test looks each up in the engine's file.
 * @throws AppError `gguf-invalid`, `gguf-unsupported`
 */
export function readArchitecture(metadata: ReadonlyMap<string, MetadataValue>): string {
  const architecture = metadata.get('general.architecture');
  if (typeof architecture !== 'string') throw invalidGguf('it does not say which architecture it has');
  if (architectures.answering.includes(architecture)) return architecture;
  for (const [kind, reason] of Object.entries(reasons)) {
    if (architectures[kind as keyof typeof reasons].includes(architecture)) throw unsupportedGguf(reason);
  }
  throw unsupportedGguf(`the architecture ${JSON.stringify(architecture.slice(0, 40))} is not known here`);
}
