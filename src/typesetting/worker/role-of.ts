import { codeRoles } from '../contract/code-roles.ts';
import type { CodeRole } from '../contract/code-roles.ts';

/** By the first part of a scope's name, as highlight.js calls what it finds. */
const roles = new Map<string, CodeRole>(
  Object.entries({
    keyword: 'keyword',
    'selector-tag': 'keyword',
    doctag: 'keyword',
    string: 'string',
    regexp: 'string',
    char: 'string',
    link: 'string',
    number: 'number',
    literal: 'number',
    symbol: 'number',
    bullet: 'number',
    title: 'name',
    section: 'name',
    name: 'name',
    'selector-id': 'name',
    'selector-class': 'name',
    class: 'name',
    function: 'name',
    type: 'type',
    built_in: 'type',
    attr: 'type',
    attribute: 'type',
    variable: 'type',
    'template-variable': 'type',
    property: 'type',
    comment: 'comment',
    quote: 'comment',
    meta: 'comment',
    addition: 'added',
    deletion: 'removed',
    // Inside of something coloured, and yet not of its kind.
    subst: 'plain',
    params: 'plain',
  }),
);

/**
 * The index of the role that the classes of a span stand for: `hljs-title function_` is the title of a function.
 * @returns null for a span that only groups, so that what surrounds it goes on
 */
export function roleOf(classes: string): number | null {
  const scope = /(?:^| )hljs-([\w-]+)/.exec(classes)?.[1];
  const role = scope === undefined ? undefined : roles.get(scope);
  return role === undefined ? null : codeRoles.indexOf(role);
}
