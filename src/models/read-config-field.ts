// One field of a site's configuration each; every one of them throws `config-invalid` and names the field.
import { AppError } from '../errors/app-error.ts';
import { parseWebAddress } from './web-address.ts';

const longestList = 32;
/** At least two labels after the star: `https://*.org` would open the policy to half the web. */
const wildcard = /^https:\/\/\*\.((?:[a-z0-9-]+\.)+[a-z0-9-]+)(:[0-9]{1,5})?\/?$/i;

/** The failure itself, for checks that span fields. */
export function invalidConfig(field: string, reason: string): AppError<'config-invalid'> {
  return new AppError('config-invalid', { field, reason });
}

/** Addresses of hosts, with a path perhaps; without a slash at the end, each once. */
export function readAddresses(value: unknown, field: string): readonly string[] {
  return unique(readTexts(value, field).map((text, index) => readAddress(text, `${field}[${index}]`)));
}

/** One such address. */
export function readAddress(text: string, field: string): string {
  const url = parseWebAddress(text);
  if (url !== null) return url.href.replace(/\/+$/, '');
  throw invalidConfig(
    field,
    'It has to be an https address without name, password, “?” or “#”; http only on this machine.',
  );
}

/** Origins, of which the first label may be a star. */
export function readOrigins(value: unknown, field: string): readonly string[] {
  return unique(readTexts(value, field).map((text, index) => readOrigin(text, `${field}[${index}]`)));
}

function readOrigin(text: string, field: string): string {
  const [, domain, port = ''] = wildcard.exec(text) ?? [];
  if (domain !== undefined) {
    const parent = parseWebAddress(`https://${domain}${port}`);
    if (parent !== null) return `https://*.${parent.host}`;
  }
  const url = parseWebAddress(text);
  if (url?.pathname === '/') return url.origin;
  throw invalidConfig(
    field,
    'It has to be an https origin such as https://files.example.org or https://*.example.org.',
  );
}

/** A list of at most 32 texts. */
function readTexts(value: unknown, field: string): readonly string[] {
  if (!Array.isArray(value)) throw invalidConfig(field, 'It has to be a list.');
  if (value.length > longestList) throw invalidConfig(field, `It has more than ${longestList} entries.`);
  return value.map((text: unknown, index) => readText(text, `${field}[${index}]`));
}

/** A text that is not empty and no longer than 2048 characters. */
export function readText(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '' && value.length <= 2048) return value;
  throw invalidConfig(field, 'It has to be a text.');
}

/** `true` or `false`. */
export function readSwitch(value: unknown, field: string): boolean {
  if (typeof value === 'boolean') return value;
  throw invalidConfig(field, 'It has to be true or false.');
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
