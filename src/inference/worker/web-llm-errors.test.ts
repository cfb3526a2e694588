import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { fromWebLlm, isDeviceLoss } from './web-llm-errors.ts';
import type { FailureContext } from './web-llm-errors.ts';

const context: FailureContext = { during: 'generate', contextTokens: 2048, lostReason: null };
const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name });

describe('a failure of web-llm', () => {
  it.each([
    [named('ModelNotLoadedError'), 'model-not-loaded'],
    [named('WebGPUNotAvailableError'), 'webgpu-unavailable'],
    [named('ShaderF16SupportError'), 'device-unsuitable'],
    [named('FeatureSupportError', 'subgroups'), 'device-unsuitable'],
    [named('DeviceLostError'), 'device-lost'],
    [named('CompileError', 'expected magic word'), 'library-corrupt'],
    [named('LinkError'), 'library-corrupt'],
    [named('InvalidResponseFormatError'), 'request-invalid'],
    [named('RangeError', 'top_p'), 'request-invalid'],
    [new Error('Unable to find a compatible GPU. This issue might'), 'webgpu-unavailable'],
    [
      new Error(
        'Cannot initialize runtime because of requested maxBufferSize exceeds limit. requested=256MB',
      ),
      'device-unsuitable',
    ],
    [new RangeError('Array buffer allocation failed'), 'out-of-memory'],
    [new Error('createBuffer: Out of memory'), 'out-of-memory'],
    [new Error('Object has already been disposed'), 'device-lost'],
    [new Error('A valid external Instance reference no longer exists.'), 'device-lost'],
    [new Error('Cannot find function vm.builtin'), 'library-corrupt'],
    [new TypeError('Failed to fetch'), 'files-missing'],
    [new Error('something new'), 'internal'],
  ])('%s becomes %s', (error, code) => {
    expect(fromWebLlm(error, context)).toMatchObject({ code });
  });

  it('tells how long the prompt was when it is too long', () => {
    const message =
      'Prompt tokens exceed context window size: number of prompt tokens: 3000; context window size: 2048';
    expect(fromWebLlm(named('ContextWindowSizeExceededError', message), context)).toMatchObject({
      code: 'context-overflow',
      detail: { limitTokens: 2048, promptTokens: 3000 },
    });
  });

  it('is the loss of the device whenever the device is lost', () => {
    const error = fromWebLlm(new TypeError('x is undefined'), { ...context, lostReason: 'driver reset' });
    expect(error).toMatchObject({ code: 'device-lost', detail: { reason: 'driver reset' } });
  });

  it('is the loss of the device when it says AbortError although nobody aborted', () => {
    expect(fromWebLlm(new DOMException('x', 'AbortError'), context)).toMatchObject({ code: 'device-lost' });
  });

  it('is a stray rejection to be expected only when it is about the device', () => {
    expect(isDeviceLoss(new Error('A valid external Instance reference no longer exists.'))).toBe(true);
    expect(isDeviceLoss(new DOMException('x', 'AbortError'))).toBe(true);
    expect(isDeviceLoss(new TypeError('x is undefined'))).toBe(false);
    expect(isDeviceLoss('text')).toBe(false);
  });

  it('stays what it is when it is ours already', () => {
    const error = new AppError('engine-busy', null);
    expect(fromWebLlm(error, context)).toBe(error);
  });

  it('survives values that are no errors', () => {
    expect(fromWebLlm('text', context)).toMatchObject({ code: 'internal', detail: { reason: 'text' } });
  });
});
