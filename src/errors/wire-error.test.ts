import { describe, expect, it } from 'vitest';
import { AppError, isAbort, toAppError } from './app-error.ts';
import { fromWire, toWire } from './wire-error.ts';

const acrossThreads = (error: unknown) => fromWire(structuredClone(toWire(error)));

describe('an error that crosses a thread', () => {
  it('keeps its code and detail', () => {
    const error = acrossThreads(new AppError('device-lost', { reason: 'driver' }));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'device-lost', detail: { reason: 'driver' } });
  });

  it('stays a cancellation when it was one', () => {
    expect(isAbort(acrossThreads(new DOMException('stop', 'AbortError')))).toBe(true);
  });

  it('becomes internal, with its words, when nobody knows it', () => {
    const error = acrossThreads(new TypeError('x is undefined'));
    expect(error).toMatchObject({ code: 'internal', detail: { reason: 'TypeError: x is undefined' } });
  });

  it('survives when the thrown value is not an error at all', () => {
    expect(acrossThreads('plain text')).toMatchObject({ code: 'internal', detail: { reason: 'plain text' } });
    expect(acrossThreads(undefined)).toMatchObject({ code: 'internal' });
  });

  it('keeps the stack of the thread it came from', () => {
    const error = new AppError('engine-busy', null);
    expect(acrossThreads(error).stack).toBe(error.stack);
  });

  it('keeps an error that is ours as it is', () => {
    const error = new AppError('engine-busy', null);
    expect(toAppError(error)).toBe(error);
  });
});
