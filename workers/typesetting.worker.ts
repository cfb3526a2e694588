// The thread that reads code and formulas, so that the page does not: their readers are large, and a hostile text may keep
// them busy for long.
import { answer } from '../src/channel/answer.ts';
import { holdLifeLock } from '../src/channel/thread-life.ts';
import type { TypesettingContract } from '../src/typesetting/contract/typesetting-contract.ts';

declare const self: DedicatedWorkerGlobalScope;

const loadHighlighter = () => import('../src/typesetting/worker/highlight-code.ts');
const loadFormulas = () => import('../src/typesetting/worker/set-formula.ts');

holdLifeLock(self);
answer<TypesettingContract>(self, {
  async prepare() {
    await Promise.all([loadHighlighter(), loadFormulas()]);
    return null;
  },
  async highlight({ code, language }) {
    return (await loadHighlighter()).highlightCode(code, language);
  },
  async setFormula({ tex, isDisplay }) {
    return (await loadFormulas()).setFormula(tex, isDisplay);
  },
});
