import {
  type CorrectionFieldErrors,
  type CorrectionRequest,
  correctionReceiptAddress,
  createReference,
  validateCorrectionRequest,
} from '../../model/correction-request.ts'
import type { CorrectionForm } from '../../representation/correction-form.ts'
import type { SubmissionFailure } from '../../representation/words/correction-form-words.ts'
import { wordsFor } from '../../representation/words/index.ts'
import { problem } from '../response/problem-response.ts'
import { securityHeaders } from '../response/shared-headers.ts'
import { keepLetter } from './keep-letter.ts'
import { articleNamed, type DeskSetting, letterPage, retry } from './letter-page.ts'
import { acceptPost, isJson, letterIn, readSent } from './read-letter.ts'

/** Phrases of the statuses that refuse a letter (RFC 9110 §15.5, §15.6; RFC 6585 §4). */
const phrases = {
  400: 'Bad request',
  403: 'Forbidden',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  503: 'Service unavailable',
}

/** What is refused; the letter is `null` where it was not read. */
interface Refusal {
  status: 413 | 422 | 429 | 503
  failure: SubmissionFailure | null
  errors: CorrectionFieldErrors
  article: CorrectionForm['article']
  letter: CorrectionRequest | null
}

const refused = (request: Request, status: 400 | 403 | 415, detail: string) =>
  problem(
    request,
    { status, title: phrases[status], detail },
    status === 415 ? { 'accept-post': acceptPost } : {},
  )

/** Whoever sent a form gets it back, filled in; whoever sent JSON gets a problem (RFC 9457). */
async function refuse(request: Request, setting: DeskSetting, refusal: Refusal): Promise<Response> {
  const { status, failure } = refusal
  if (!isJson(request)) return letterPage(setting, refusal, { status })
  const words = wordsFor(setting.edition.language).correctionForm
  const errors = Object.entries(refusal.errors).map(([field, error]) => ({
    field,
    detail: words.errors[error],
  }))
  const detail = failure ? words.failures[failure] : errors.map((error) => error.detail).join(' ')
  const again = status === 429 || status === 503 ? retry : {}
  return problem(request, { status, title: phrases[status], detail, errors }, again)
}

/** Where to go from here: a form is answered with 303, JSON with 201 (RFC 9110 §15.4.4, §15.3.2). */
function accepted(request: Request, { edition }: DeskSetting, reference: string): Response {
  const location = `${correctionReceiptAddress(edition.id)}?reference=${reference}`
  const headers = { ...securityHeaders, location, 'cache-control': 'no-store' }
  return isJson(request)
    ? Response.json({ reference }, { status: 201, headers })
    : new Response(null, { status: 303, headers })
}

/** Keeps a letter that may be taken. @returns why not, or the reference under which it is kept */
async function keep(
  { edition, desk }: DeskSetting,
  {
    letter,
    article,
    token,
  }: { letter: CorrectionRequest; article: CorrectionForm['article']; token: string },
): Promise<{ failure: 'busy' | 'unreadable' } | { reference: string }> {
  if (!(await desk.allowed(edition.id))) return { failure: 'busy' }
  const verified = edition.corrections.turnstile === null ? null : await desk.verified(token)
  const received = { edition: edition.id, article: article?.address ?? null, letter, verified }
  const reference = createReference()
  return (await keepLetter(desk.database, { ...received, reference }))
    ? { reference }
    : { failure: 'unreadable' }
}

/** Browsers say where a request was made; other programs do not (Fetch Metadata §2.4). */
function isForeign(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site !== null && site !== 'same-origin' && site !== 'none'
}

/** The answer to a letter (docs/corrections.md): it is kept, or refused and given back. */
export async function receive(request: Request, setting: DeskSetting): Promise<Response> {
  if (isForeign(request)) return refused(request, 403, 'The form is sent from its own page only.')
  const sent = await readSent(request)
  const nothing = { failure: null, errors: {}, article: null, letter: null }
  if ('refused' in sent)
    return sent.refused === 413
      ? refuse(request, setting, { ...nothing, status: 413, failure: 'tooLarge' })
      : refused(request, sent.refused, `Send ${acceptPost}; every field is text.`)
  const letter = letterIn(sent.fields)
  const article = await articleNamed(sent.fields.get('article') ?? '', request.url, setting)
  const errors = validateCorrectionRequest(letter)
  if (Object.keys(errors).length > 0)
    return refuse(request, setting, { ...nothing, status: 422, errors, article, letter })
  // Programs that fill in everything are told the same as everybody.
  if (sent.fields.get('website')) return accepted(request, setting, createReference())
  const token = (sent.fields.get('cf-turnstile-response') ?? '').slice(0, 2048)
  const kept = await keep(setting, { letter, article, token })
  if ('reference' in kept) return accepted(request, setting, kept.reference)
  const { failure } = kept
  const status = failure === 'busy' ? 429 : 503
  return refuse(request, setting, { ...nothing, status, failure, article, letter })
}
