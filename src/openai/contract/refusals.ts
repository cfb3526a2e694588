// Refusals that need no engine to be asked.
import { ApiError } from './api-error.ts';

export const unavailable = (message: string, retryAfterSeconds?: number): ApiError =>
  new ApiError(503, message, {
    code: 'model_not_loaded',
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

/** No page of the site has a model that answers. */
export const noModel = (): ApiError =>
  unavailable(
    'No model is running. Open this site in a tab, press its Start button and keep the tab open; then ask again. ' +
      'A model is only ever loaded after a person has agreed to it there.',
  );

export const modelIsLoading = (): ApiError =>
  unavailable('The model is being loaded. Try again in a moment.', 5);

/** The next request finds another tab, or starts the engine again: a client may try once more. */
export const engineFailed = (message: string): ApiError =>
  new ApiError(500, message, { retryAfterSeconds: 1 });

export const tabIsGone = (): ApiError => engineFailed('The tab that ran the model was closed.');
