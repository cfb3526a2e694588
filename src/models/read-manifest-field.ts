// One field of untrusted JSON each; every one of them throws `manifest-invalid` and says where.
import { AppError } from '../errors/app-error.ts';

const maximumEntries = 4096;
const maximumTextLength = 2048;
const pathSegment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const maximumPathLength = 240;
const httpsAddress = /^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:\/[\x21-\x7e]*)?$/;
/** No control characters, and none that turn the direction of text or hide in it. */
const oneLine = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{1,300}$/u;

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

/** One line of text for people, at most 300 characters. */
export function readSentence(value: unknown, where: string): string {
  return readText(value, where, oneLine);
}

/** An https address without spaces. */
export function readHttpsUrl(value: unknown, where: string): string {
  return readText(value, where, httpsAddress);
}

/** A finite number above 0. */
export function readPositiveNumber(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw invalidManifest(`${where} is not a number above 0`);
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
