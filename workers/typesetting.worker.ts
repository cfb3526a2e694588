// The thread that reads code and formulas, so that the page does not: their readers are large, and a hostile text may keep
// them busy for long.
import { answer } from '../src/channel/answer.ts';
import { holdLifeLock } from '../src/channel/thread-life.ts';
import type { TypesettingContract } from '../src/typesetting/contract/typesetting-contract.ts';

declare const self: DedicatedWorkerGlobalScope;

holdLifeLock(self);
answer<TypesettingContract>(self, {
  async highlight({ code, language }) {
    const { highlightCode } = await import('../src/typesetting/worker/highlight-code.ts');
    return highlightCode(code, language);
  },
  async setFormula({ tex, isDisplay }) {
    const { setFormula } = await import('../src/typesetting/worker/set-formula.ts');
    return setFormula(tex, isDisplay);
  },
});
