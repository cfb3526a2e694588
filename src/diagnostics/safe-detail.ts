// What of a failure's facts may leave the device in a report. A list of what may, not of what may not: whoever adds a fact
// has to think of it here.
import type { AppError, ErrorCode, ErrorDetails } from '../errors/app-error.ts';

/** Facts whose texts are ours, a browser's or a driver's, and never a person's. Numbers and the like always pass. */
const openTexts: { [Code in ErrorCode]?: readonly Extract<keyof NonNullable<ErrorDetails[Code]>, string>[] } =
  {
    'webgpu-unavailable': ['reason'],
    'device-unsuitable': ['missing'],
    'webassembly-unavailable': ['reason'],
    'integrity-mismatch': ['path', 'expected', 'actual'],
    'files-missing': ['paths'],
    'library-corrupt': ['reason'],
    'model-file-broken': ['reason'],
    'storage-unavailable': ['reason'],
    'out-of-memory': ['during'],
    'device-lost': ['reason'],
    'worker-crashed': ['reason'],
    'manifest-invalid': ['reason'],
    'config-invalid': ['field', 'reason'],
    'pack-invalid': ['reason'],
    'gguf-invalid': ['reason'],
    'gguf-unsupported': ['what'],
    'import-invalid': ['reason'],
    'model-too-large': ['of'],
    'repo-unusable': ['reason'],
    'browser-model-refused': ['why'],
    'browser-model-failed': ['reason'],
    internal: ['reason'],
  };

const longest = 200;

/** Browsers quote in their messages what they could not read, which may be anything. */
const withoutQuotes = (text: string): string =>
  text
    .slice(0, 10 * longest)
    .replace(/"[^"]*"?|“[^”]*”?|`[^`]*`?|(?<=^|[\s(])'.*?(?:'(?=$|[\s,.:;)])|$)/gs, '“…”')
    .replace(/https?:\/\/\S+/g, '(address)')
    .slice(0, longest);

type Fact = string | number | boolean | null | readonly string[];
export type SafeDetail = Readonly<Record<string, Fact>> | null;

function safeFact(value: unknown, isOpen: boolean): Fact {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (!isOpen) return '(not told)';
  if (Array.isArray(value)) return value.slice(0, 20).map((each) => withoutQuotes(String(each)));
  return typeof value === 'string' ? withoutQuotes(value) : '(not told)';
}

/** The facts of a failure without anything that a person wrote, read or named. */
export function safeDetail({ code, detail }: Pick<AppError, 'code' | 'detail'>): SafeDetail {
  if (detail === null || typeof detail !== 'object') return null;
  const open: readonly string[] = Object.hasOwn(openTexts, code) ? (openTexts[code] ?? []) : [];
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, safeFact(value, open.includes(name))]),
  );
}
