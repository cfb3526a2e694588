import { msg, str } from '@lit/localize';
import { hostOf, isUnencrypted } from '../models/endpoint-model.ts';
import type { Elsewhere } from '../models/endpoint-model.ts';

/** The mark of a model that is not on this device: “leaves this device → llm.example”. Empty for one that is. */
export function leavingWords(elsewhere: Elsewhere | null): string {
  const host = hostOf(elsewhere);
  if (elsewhere?.engine !== 'endpoint' || host === null) return '';
  return isUnencrypted(elsewhere.endpoint.url)
    ? msg(str`leaves this device, unencrypted → ${host}`)
    : msg(str`leaves this device → ${host}`);
}

/** Where a model runs that is not known to be on this device; empty for others. */
export function placeWords(elsewhere: Elsewhere | null): string {
  return elsewhere?.engine === 'browser' ? msg('chosen by your browser, not open') : '';
}
