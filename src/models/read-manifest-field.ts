// One field of untrusted JSON each; every one of them throws `manifest-invalid` and says where.
import { AppError } from '../errors/app-error.ts';

const maximumEntries = 4096;
const maximumTextLength = 2048;
const pathSegment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const maximumPathLength = 240;

/** The failure itself, for checks that span fields. */
export function invalidManifest(reason: string): AppError<'manifest-invalid'> {
  return new AppError('manifest-invalid', { reason });
}

/** A plain JSON object. */
export function readRecord(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw invalidManifest(`${where} is not an object`);
}

/** A list of at most 4096 entries. */
export function readList(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalidManifest(`${where} is not a list`);
  if (value.length > maximumEntries)
    throw invalidManifest(`${where} has more than ${maximumEntries} entries`);
  return value;
}

/** A text of at most 2048 characters in the given form. */
export function readText(value: unknown, where: string, form: RegExp): string {
  if (typeof value === 'string' && value.length <= maximumTextLength && form.test(value)) return value;
  throw invalidManifest(`${where} is not in its proper form`);
}

/** A whole number from `least` to 2^53 - 1. */
export function readSafeInteger(value: unknown, where: string, least: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw invalidManifest(`${where} is not a whole number from ${least} up`);
}

/** A relative path of plain names: no `..`, no hidden names, nothing that an address would have to escape. */
export function readPath(value: unknown, where: string): string {
  const isPath =
    typeof value === 'string' &&
    value.length <= maximumPathLength &&
    value.split('/').every((segment) => pathSegment.test(segment));
  if (isPath) return value;
  throw invalidManifest(`${where} is not a plain relative path`);
}
