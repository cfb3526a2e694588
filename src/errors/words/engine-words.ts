// What to say when an engine, or what it runs on, fails.
import { msg, str } from '@lit/localize';
import { formatNumber } from '../../i18n/format-number.ts';
import { reasonInWords } from './reasons.ts';
import { waitingTime } from './waiting-time.ts';
import type { ErrorWords } from './error-words.ts';

type Code =
  | 'webgpu-unavailable'
  | 'device-unsuitable'
  | 'webassembly-unavailable'
  | 'model-not-loaded'
  | 'out-of-memory'
  | 'device-lost'
  | 'context-overflow'
  | 'answers-wrong'
  | 'engine-busy'
  | 'owner-closed'
  | 'model-replaced'
  | 'worker-crashed'
  | 'worker-hung'
  | 'reply-stalled'
  | 'gpu-gone'
  | 'model-keeps-failing'
  | 'request-invalid'
  | 'schema-refused'
  | 'browser-model-unavailable'
  | 'browser-model-needs-click'
  | 'browser-model-refused'
  | 'browser-model-failed';

export const engineWords = {
  'webgpu-unavailable': ({ reason }) => ({
    title: {
      'no-api': msg('This browser cannot use the graphics chip for computing.'),
      'insecure-context': msg(
        'This page was opened over an insecure address, so the browser keeps WebGPU from it.',
      ),
      'no-adapter': msg('This browser knows WebGPU but found no graphics chip it may use.'),
      'no-worker-gpu': msg('This browser offers WebGPU on pages only, not to background workers.'),
    }[reason],
    explanation:
      reason === 'insecure-context'
        ? msg('Nor may the page store a model. Nothing was downloaded.')
        : msg(
            'Models run here through WebGPU. A current Chrome, Edge, Safari 26 or Firefox usually has it; nothing was downloaded.',
          ),
    action: 'browser-help',
  }),
  'device-unsuitable': ({ missing }) => ({
    title: msg('The graphics chip of this device lacks something that this model needs.'),
    explanation: msg(str`Missing: ${missing.join(', ')}. Nothing was downloaded.`),
    action: 'browser-help',
  }),
  'webassembly-unavailable': ({ reason }) => ({
    title:
      reason === 'policy'
        ? msg('This page does not let the browser run the programs that models need (WebAssembly).')
        : msg('This browser does not run the programs that models need (WebAssembly).'),
    explanation:
      reason === 'policy'
        ? msg('The policy of the page forbids it. Nothing was downloaded.')
        : msg('A setting that protects it may switch them off. Nothing was downloaded.'),
    action: 'browser-help',
  }),
  'model-not-loaded': () => ({
    title: msg('The model is not running at the moment.'),
    explanation: msg('It is still stored on this device and starts again without a download.'),
    action: 'reload-model',
  }),
  'out-of-memory': ({ during }) => ({
    title:
      during === 'load'
        ? msg('The model does not fit into the memory that is free.')
        : msg('The memory ran out while answering.'),
    explanation:
      during === 'load'
        ? msg('Closing other tabs and programs usually helps.')
        : msg('Closing other tabs and programs usually helps. What was written so far is kept.'),
    action: 'reload-model',
  }),
  'device-lost': () => ({
    title: msg('The graphics chip stopped working for this page.'),
    explanation: msg('Often memory was short or the driver restarted. What was written so far is kept.'),
    action: 'reload-model',
  }),
  'context-overflow': ({ limitTokens }) => ({
    title: msg('This conversation has become longer than the model can read at once.'),
    explanation: msg(
      str`It reads up to ${formatNumber(limitTokens)} tokens (about ${formatNumber(Math.round((limitTokens * 0.7) / 100) * 100)} words). Nothing was cut. Choose what may be left out or summarised, or ask in fewer words.`,
    ),
    action: 'make-room',
  }),
  'answers-wrong': ({ expected, actual }) => ({
    title: msg('This graphics chip computes this model wrongly.'),
    explanation: msg(
      str`Asked for something every model knows (“${expected}”), it wrote “${actual}”. Another model or another browser may work.`,
    ),
    action: 'choose-model',
  }),
  'engine-busy': () => ({
    title: msg('The model is still answering another question.'),
    explanation: msg('Wait for it to finish or stop it, then ask again.'),
    action: 'retry',
  }),
  'owner-closed': () => ({
    title: msg('The tab that ran the model was closed.'),
    explanation: msg('This tab takes over; what was written so far is kept.'),
    action: 'retry',
  }),
  'model-replaced': () => ({
    title: msg('Another tab started a different model.'),
    explanation: msg(
      'Only one model runs at a time, so this one was put away. It is still stored on this device and starts again without a download.',
    ),
    action: 'reload-model',
  }),
  'worker-crashed': () => ({
    title: msg('The part of the page that runs the model stopped unexpectedly.'),
    explanation: msg('Starting it again takes a few seconds. What was written so far is kept.'),
    action: 'reload-model',
  }),
  'worker-hung': ({ silentMs }) => ({
    title: msg(
      str`The model gave no sign of life for ${String(Math.round(silentMs / 1000))} seconds, so it was stopped.`,
    ),
    explanation: msg('Starting it again takes a few seconds. What was written so far is kept.'),
    action: 'reload-model',
  }),
  'reply-stalled': ({ silentMs }) => ({
    title: msg(str`No word came for ${waitingTime(silentMs / 1000)}, so this reply was ended.`),
    explanation: msg('What was written so far is kept. The model starts again by itself.'),
    action: 'retry',
  }),
  'gpu-gone': ({ hasProcessorBuild }) => ({
    title: msg('The graphics chip no longer works in this browser.'),
    explanation: hasProcessorBuild
      ? msg(
          'Close the browser and open it again, and it usually works. Until then the model can run on the processor, more slowly.',
        )
      : msg('Close the browser and open it again, and it usually works. Your conversations are kept.'),
    action: hasProcessorBuild ? 'use-processor' : 'reload-page',
  }),
  'model-keeps-failing': ({ smaller }) => ({
    title: msg('The model stopped again.'),
    explanation:
      smaller === null
        ? msg('It may be too large for what else runs on this device. Closing other tabs and programs helps.')
        : msg(
            str`It may be too large for what else runs on this device. “${smaller.name}” needs less memory; your conversations are kept.`,
          ),
    action: smaller === null ? 'choose-model' : 'use-smaller-model',
  }),
  'request-invalid': ({ reason }) => ({
    title: msg('The model cannot work with this request.'),
    explanation: reasonInWords(reason),
    action: 'retry',
  }),
  'schema-refused': () => ({
    title: msg('The model cannot be held to this JSON Schema.'),
    explanation: msg(
      'It may contradict itself, or ask for more than this engine knows. Make it simpler beside your question, or turn it off, and try again.',
    ),
    action: 'retry',
  }),
  'browser-model-unavailable': () => ({
    title: msg('This browser has no model of its own that this page may use.'),
    explanation: msg(
      'It may lack the room for one, or a setting forbids it. The open models here need none of that.',
    ),
    action: 'choose-model',
  }),
  'browser-model-needs-click': () => ({
    title: msg('Your browser wants to see a click before it fetches its model.'),
    explanation: msg('It may be several gigabytes, and it stays with the browser.'),
    action: 'retry',
  }),
  'browser-model-refused': ({ why }) => ({
    title:
      why === 'filtered'
        ? msg('Your browser held this reply back.')
        : msg('Your browser lacks this language.'),
    explanation: msg('What it may say, its maker decides. One of the open models here may answer.'),
    action: 'choose-model',
  }),
  'browser-model-failed': () => ({
    title: msg('Your browser’s model stopped unexpectedly.'),
    explanation: msg('Starting it again usually helps. What was written so far is kept.'),
    action: 'reload-model',
  }),
} satisfies ErrorWords<Code>;
