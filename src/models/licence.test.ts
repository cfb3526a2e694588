import { describe, expect, it } from 'vitest';
import { licenceName, readLicence } from './licence.ts';

describe('a licence as it is told', () => {
  it.each([
    ['apache-2.0', '', '', 'Apache-2.0', 'https://spdx.org/licenses/Apache-2.0.html'],
    ['gpl-3.0', '', '', 'GPL-3.0-only', 'https://spdx.org/licenses/GPL-3.0-only.html'],
    ['mit', '', 'https://maker.example/LICENSE', 'MIT', 'https://maker.example/LICENSE'],
    ['llama3.2', '', '', 'LicenseRef-llama3.2', null],
    ['other', 'Our own terms (2)', 'javascript:alert(1)', 'LicenseRef-Our-own-terms-2', null],
    ['', '', '', 'NOASSERTION', null],
    ['unknown', '', '', 'NOASSERTION', null],
    ['<b>', '…', '', 'LicenseRef-b', null],
  ])('“%s”, “%s”, “%s” is %s', (id, name, url, spdx, address) => {
    expect(readLicence({ id, name, url })).toEqual({ spdx, url: address });
  });

  it('has words for people', () => {
    expect(['MIT', 'LicenseRef-llama3.2', 'NOASSERTION'].map((spdx) => licenceName({ spdx }))).toEqual([
      'MIT',
      'llama3.2',
      'licence unknown',
    ]);
  });
});
