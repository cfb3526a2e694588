// `/v1`, answered by a page of the site whose model runs.
import { isAbort, isAppError } from '../../errors/app-error.ts';
import { engineFailed, modelIsLoading, noModel, tabIsGone } from '../contract/refusals.ts';
import { ApiError, fromWireApiError } from '../contract/api-error.ts';
import { errorResponse, eventResponse, jsonResponse, lateResponse, OpenBody } from './api-response.ts';
import { mayAsk, notForYou } from './may-ask.ts';
import { routeApi } from './route-api.ts';
import { defaultServingTimings, findServingPage, watchPage } from './serving-page.ts';
import type { Answered } from '../contract/api-contract.ts';
import type { ChatCompletion, ChatCompletionChunk } from '../contract/answers.ts';
import type { ApiRoute } from './route-api.ts';
import type { PageClients, ServingPage, ServingTimings } from './serving-page.ts';

/** The part of a fetch event that counts here. */
interface ApiFetchEvent {
  request: Request;
  clientId: string;
}

/** More than any model here can read. */
const longestBody = 8_000_000;

export class ApiSite {
  private readonly scope: string;
  private readonly clients: PageClients;
  private readonly timings: ServingTimings;

  /** @param scope the site's folder, an absolute URL that ends with a slash */
  constructor(scope: string, clients: PageClients, timings = defaultServingTimings) {
    this.scope = scope;
    this.clients = clients;
    this.timings = timings;
  }

  /** @returns null where the request is not for `/v1` */
  answer({ request, clientId }: ApiFetchEvent): Promise<Response> | null {
    const route = routeApi(request, this.scope);
    if (route === null) return null;
    return this.respond(request, clientId, route).catch((error: unknown) => {
      if (isAbort(error)) throw error;
      return errorResponse(asApiError(error));
    });
  }

  private async respond(request: Request, clientId: string, route: ApiRoute): Promise<Response> {
    const client = clientId === '' ? undefined : await this.clients.get(clientId);
    if (!mayAsk(request, client, new URL(this.scope).origin)) throw notForYou();
    if (route.to === 'refusal') throw route.error;
    const body = request.method === 'POST' ? await readBody(request) : null;
    const page = await this.findPage();
    const stopWatching = watchPage(page, this.clients, this.timings);
    const end = (): void => {
      stopWatching();
      page.close();
    };
    if (route.to === 'createCompletion') return this.complete(page, body, request.signal, end);
    try {
      return await ask(page, route, body, request.signal);
    } finally {
      end();
    }
  }

  private async findPage(): Promise<ServingPage> {
    const page = await findServingPage(this.clients, this.scope, this.timings);
    if (page?.readiness === 'ready' || page?.readiness === 'resting') return page;
    page?.close();
    throw page?.readiness === 'loading' ? modelIsLoading() : noModel();
  }

  /**
   * Answers with the first word of the reply, or with the error that comes before it. A body that is open is the one way by
   * which every browser tells that the client has gone: so a reply that is no stream begins early too.
   */
  private complete(
    page: ServingPage,
    body: unknown,
    clientSignal: AbortSignal,
    onEnd: () => void,
  ): Promise<Response> {
    const isStream = (body as { stream?: unknown } | null)?.stream === true;
    const left = new AbortController();
    const open = new OpenBody(() => left.abort());
    const { answerWithinMs } = this.timings;
    return new Promise((resolve, reject) => {
      let isOpen = false;
      const begin = (): void => {
        isOpen = true;
        resolve(isStream ? eventResponse(open) : lateResponse(open));
      };
      const timer = setTimeout(begin, answerWithinMs);
      const onEvent = (chunk: ChatCompletionChunk | null): void => {
        if (!isOpen) begin();
        if (chunk !== null) open.tell(chunk);
      };
      page.connection
        .call('createCompletion', { body }, { signal: AbortSignal.any([left.signal, clientSignal]), onEvent })
        .then((answered) => {
          if (isOpen) finish(open, answered, isStream);
          else resolve(toResponse(answered));
        })
        .catch((error: unknown) => {
          if (isOpen) fail(open, error, isStream);
          reject(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => {
          clearTimeout(timer);
          onEnd();
        });
    });
  }
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.length > longestBody)
    throw new ApiError(413, `The request has ${text.length} characters; at most ${longestBody} are read.`, {
      code: 'request_too_large',
    });
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ApiError(
      400,
      'We could not parse the JSON body of your request. (HINT: This likely means you aren’t using your HTTP library correctly. The API expects a JSON payload, but what was sent was not valid JSON.)',
      { cause },
    );
  }
}

async function ask(
  { connection }: ServingPage,
  route: Exclude<ApiRoute, { to: 'refusal' | 'createCompletion' }>,
  body: unknown,
  signal: AbortSignal,
): Promise<Response> {
  if (route.to === 'createEmbeddings')
    return toResponse(await connection.call('createEmbeddings', { body }, { signal }));
  if (route.to === 'listModels') return toResponse(await connection.call('listModels', null, { signal }));
  return toResponse(await connection.call('retrieveModel', { id: route.id }, { signal }));
}

function toResponse(answered: Answered<unknown>): Response {
  return answered.ok ? jsonResponse(answered.result) : errorResponse(fromWireApiError(answered.error));
}

/** An answer that had begun already. */
function finish(open: OpenBody, answered: Answered<ChatCompletion | null>, isStream: boolean): void {
  if (!answered.ok) fail(open, fromWireApiError(answered.error), isStream);
  else if (isStream) open.endEvents();
  else open.endWith(answered.result);
}

function fail(open: OpenBody, error: unknown, isStream: boolean): void {
  if (isStream && !isAbort(error)) {
    open.tell(asApiError(error).body);
    open.endEvents();
  } else open.fail(error);
}

/** Pages tell their failures as answers: what is thrown here is their end, or our own mistake. */
function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const isGone = isAppError(error) && error.code === 'owner-closed';
  return isGone ? tabIsGone() : engineFailed('The service worker failed while processing your request.');
}
