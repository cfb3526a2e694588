import { expect, it } from 'vitest';
import { parseRepoName } from './repo-name.ts';

it.each([
  ['owner/name', 'owner/name'],
  ['  owner/Name-1.5B_GGUF  ', 'owner/Name-1.5B_GGUF'],
  ['https://huggingface.co/owner/name', 'owner/name'],
  ['https://huggingface.co/owner/name/', 'owner/name'],
  ['https://huggingface.co/owner/name/tree/main', 'owner/name'],
  ['https://huggingface.co/owner/name/blob/main/a.gguf?x=1', 'owner/name'],
  ['huggingface.co/owner/name', 'owner/name'],
  ['hf.co/owner/name', 'owner/name'],
  ['', null],
  ['name', null],
  ['owner/name/more', null],
  ['datasets/owner/name', null],
  ['../owner', null],
  ['owner/..', null],
  ['owner/na me', null],
  ['owner/name?x', 'owner/name'],
  ['javascript:alert(1)//owner/name', null],
])('“%s” names %s', (typed, repo) => {
  expect(parseRepoName(typed)).toBe(repo);
});
