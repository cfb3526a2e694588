import { safeDetail } from './safe-detail.ts';
import type { AppError } from '../errors/app-error.ts';
import type { SafeDetail } from './safe-detail.ts';

export interface LoggedError {
  /** Milliseconds since 1970. */
  atMs: number;
  code: string;
  detail: SafeDetail;
}

const key = 'hearth-last-errors';
const most = 20;

/** The last failures that a person was shown, for a report: what happened before a reload is in it too. Nothing of them is content. */
export class ErrorLog {
  private readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;

  /** @param storage may throw, as `localStorage` does where everything is blocked: then nothing is kept */
  constructor(storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage) {
    this.storage = storage;
  }

  /** The newest last. */
  read(): LoggedError[] {
    try {
      const stored: unknown = JSON.parse(this.storage().getItem(key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isLogged).slice(-most) : [];
    } catch {
      return [];
    }
  }

  add(error: Pick<AppError, 'code' | 'detail'>, atMs: number = Date.now()): void {
    const logged: LoggedError = { atMs, code: error.code, detail: safeDetail(error) };
    try {
      this.storage().setItem(key, JSON.stringify([...this.read(), logged].slice(-most)));
    } catch {
      // A report without it is one, too.
    }
  }
}

function isLogged(value: unknown): value is LoggedError {
  if (typeof value !== 'object' || value === null) return false;
  const { atMs, code, detail } = value as Partial<Record<keyof LoggedError, unknown>>;
  return Number.isFinite(atMs) && typeof code === 'string' && typeof detail === 'object';
}
