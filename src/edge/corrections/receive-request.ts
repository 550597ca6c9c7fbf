import {
  type CorrectionFieldErrors,
  type CorrectionRequest,
  correctionReceiptAddressOf,
  createReferenceNumber,
  validateCorrectionRequest,
} from '../../model/correction-request.ts'
import type { CorrectionForm, SubmissionFailure } from '../../representation/correction-form.ts'
import { chooseCatalogue } from '../../representation/words/index.ts'
import { createProblemResponse } from '../response/refusal.ts'
import {
  type CorrectionContext,
  findArticleToCorrect,
  respondWithFormOrReceipt,
  retryHeadersFor,
} from './form-page.ts'
import {
  acceptPostValue,
  correctionRequestFromFields,
  isJsonRequest,
  readSubmission,
} from './read-request.ts'
import { tryStoreCorrectionRequest } from './store-request.ts'

/**
 * The reason for refusing a request, and the contents with which the form is shown again. `values` is `null` if the
 * body was too large to read.
 */
interface CorrectionRefusal {
  status: 413 | 422 | 429 | 503
  failure: SubmissionFailure | null
  errors: CorrectionFieldErrors
  article: CorrectionForm['article']
  values: CorrectionRequest | null
}

/** Creates the problem document for a request that comes from another site or whose fields cannot be read. */
const createRejectionResponse = (status: 400 | 403 | 415, detail: string) =>
  createProblemResponse({ status, detail }, status === 415 ? { 'accept-post': acceptPostValue } : {})

/**
 * Refuses a request. A browser receives the form, still filled in; a program that sent JSON receives a problem
 * document (RFC 9457).
 */
async function respondWithRefusal(
  request: Request,
  context: CorrectionContext,
  refusal: CorrectionRefusal,
): Promise<Response> {
  const { status, failure } = refusal
  if (!isJsonRequest(request)) return respondWithFormOrReceipt(context, refusal, { status })
  const formTexts = chooseCatalogue(context.edition.language).correctionForm
  const errors = Object.entries(refusal.errors).map(([field, error]) => ({
    field,
    detail: formTexts.errors[error],
  }))
  const detail = failure ? formTexts.failures[failure] : errors.map((error) => error.detail).join(' ')
  return createProblemResponse({ status, detail, errors }, retryHeadersFor(status))
}

/**
 * Creates the response that confirms a request: for a browser, a 303 to the receipt; for a program that sent JSON, a
 * 201 (RFC 9110 §15.4.4, §15.3.2).
 */
function createConfirmationResponse(
  request: Request,
  { edition }: CorrectionContext,
  reference: string,
): Response {
  const location = `${correctionReceiptAddressOf(edition.id)}?reference=${reference}`
  const headers = { location, 'cache-control': 'no-store' }
  return isJsonRequest(request)
    ? Response.json({ reference }, { status: 201, headers })
    : new Response(null, { status: 303, headers })
}

/**
 * Stores a valid request with Turnstile's verdict, provided that the rate limit allows it.
 * @returns the reference number, or the reason why the request was not stored
 */
async function storeWithinRateLimit(
  { edition, services }: CorrectionContext,
  { values, article }: Pick<CorrectionForm, 'article'> & { values: CorrectionRequest },
  turnstileToken: string,
): Promise<{ failure: 'busy' | 'unreadable' } | { reference: string }> {
  if (!(await services.admitRequest(edition.id))) return { failure: 'busy' }
  const isVerified = edition.corrections.turnstile === null ? null : await services.verify(turnstileToken)
  const receivedRequest = {
    edition: edition.id,
    articleAddress: article?.address ?? null,
    values,
    verified: isVerified,
  }
  const reference = createReferenceNumber()
  return (await tryStoreCorrectionRequest(services.database, { ...receivedRequest, reference }))
    ? { reference }
    : { failure: 'unreadable' }
}

/**
 * True if a browser reports that the request comes from another site (Fetch Metadata §2.4). Other clients do not send
 * this header.
 */
function isCrossSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site !== null && site !== 'same-origin' && site !== 'none'
}

/** Stores a correction request (docs/corrections.md), or refuses it and returns the reader's text. */
export async function receiveCorrectionRequest(
  request: Request,
  context: CorrectionContext,
): Promise<Response> {
  if (isCrossSite(request))
    return createRejectionResponse(403, 'This form can only be sent from its own page.')
  const submission = await readSubmission(request)
  const emptyRefusal = { failure: null, errors: {}, article: null, values: null }
  if ('rejection' in submission)
    return submission.rejection === 413
      ? respondWithRefusal(request, context, { ...emptyRefusal, status: 413, failure: 'tooLarge' })
      : createRejectionResponse(submission.rejection, `Send ${acceptPostValue}; every field is text.`)
  const values = correctionRequestFromFields(submission.fields)
  const article = await findArticleToCorrect(submission.fields.get('article') ?? '', request.url, context)
  const errors = validateCorrectionRequest(values)
  if (Object.keys(errors).length > 0)
    return respondWithRefusal(request, context, { ...emptyRefusal, status: 422, errors, article, values })
  // Only spam bots fill in this hidden field. They must not learn that their request was dropped.
  if (submission.fields.get('website'))
    return createConfirmationResponse(request, context, createReferenceNumber())
  const turnstileToken = (submission.fields.get('cf-turnstile-response') ?? '').slice(0, 2048)
  const storeResult = await storeWithinRateLimit(context, { values, article }, turnstileToken)
  if ('reference' in storeResult) return createConfirmationResponse(request, context, storeResult.reference)
  const { failure } = storeResult
  const status = failure === 'busy' ? 429 : 503
  return respondWithRefusal(request, context, { ...emptyRefusal, status, failure, article, values })
}
