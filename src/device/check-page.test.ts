import { describe, expect, it } from 'vitest';
import { checkPage } from './check-page.ts';

function refuse(): never {
  throw new WebAssembly.CompileError('violates the policy');
}
const refusing = { Module: refuse as unknown as typeof WebAssembly.Module };

describe('checking the page', () => {
  it('is content with what engines need', () => {
    expect(() => checkPage({ isSecureContext: true, WebAssembly })).not.toThrow();
  });

  it.each([
    ['webgpu-unavailable', 'insecure-context', { isSecureContext: false, WebAssembly }],
    ['webassembly-unavailable', 'no-api', { isSecureContext: true }],
    ['webassembly-unavailable', 'policy', { isSecureContext: true, WebAssembly: refusing }],
  ])('says %s, %s', (code, reason, scope) => {
    expect(() => checkPage(scope)).toThrow(expect.objectContaining({ code, detail: { reason } }));
  });
});
