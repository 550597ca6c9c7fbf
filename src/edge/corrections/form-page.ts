import type { Root } from '../../archive/root.ts'
import { editionIdOf, maxAddressLength } from '../../model/address.ts'
import type { PublishedEdition } from '../../model/configuration.ts'
import {
  type CorrectionRequest,
  correctionFields,
  correctionFormAddressOf,
} from '../../model/correction-request.ts'
import type { CorrectionForm } from '../../representation/correction-form.ts'
import { renderCorrectionForm } from '../../representation/html/html.tsx'
import { renderContextFor } from '../../representation/render-context.ts'
import { addressFromUrl } from '../gateway/address.ts'
import { createPageRendering } from '../response/rendering.ts'
import type { Outcome } from '../variant/outcome.ts'
import type { CorrectionServices } from './store-request.ts'

/** An edition that accepts correction requests through a form. */
export interface EditionWithCorrectionForm extends PublishedEdition {
  corrections: Extract<PublishedEdition['corrections'], { by: 'form' }>
}

/** The data and services needed to respond to a request for the form's address. */
export interface CorrectionContext {
  root: Root
  edition: EditionWithCorrectionForm
  address: string
  services: CorrectionServices
  /** Reads the outcome for an address as JSON. @throws if the release cannot be read */
  readJson: (address: string) => Promise<{ outcome: Outcome }>
}

/**
 * Finds the edition's article at an address or URL. Returns `null` if the edition has no article there. If the
 * release cannot be read, uses the address as the headline.
 */
export async function findArticleToCorrect(
  addressOrUrl: string,
  baseUrl: string,
  { root, edition, readJson }: CorrectionContext,
): Promise<CorrectionForm['article']> {
  const url = addressOrUrl.length > 8 * maxAddressLength ? null : URL.parse(addressOrUrl, baseUrl)
  const address = url && addressFromUrl(root, url)
  if (!addressOrUrl || !address || editionIdOf(address) !== edition.id) return null
  try {
    const { outcome } = await readJson(address)
    const articleJson =
      outcome.kind === 'document' ? JSON.parse(new TextDecoder().decode(outcome.body)) : null
    return articleJson?.['@type'] === 'NewsArticle' ? { address, headline: articleJson.headline } : null
  } catch (error) {
    console.error(error)
    return { address, headline: address }
  }
}

const blankCorrectionRequest = Object.fromEntries(
  correctionFields.map((name) => [name, '']),
) as CorrectionRequest

const turnstileOrigin = 'https://challenges.cloudflare.com'

/** Returns the headers that tell clients to retry after a minute, for a status after which that can help. */
export const retryHeadersFor = (status: number): Record<string, string> =>
  status === 429 || status === 503 ? { 'retry-after': '60' } : {}

/**
 * Responds with the form and its contents or, if there is a reference number, with the receipt. Neither is ever
 * cached or indexed.
 */
export async function respondWithFormOrReceipt(
  { root, edition, address }: CorrectionContext,
  formContents: Partial<CorrectionForm>,
  { status = 200, reference = null }: { status?: number; reference?: string | null } = {},
): Promise<Response> {
  const emptyForm = { article: null, values: blankCorrectionRequest, errors: {}, failure: null }
  const form: CorrectionForm = {
    ...emptyForm,
    ...edition.corrections,
    address: correctionFormAddressOf(edition.id),
    ...formContents,
  }
  const renderContext = renderContextFor(root, address)
  const { body, headers } = await createPageRendering(
    renderCorrectionForm(form, renderContext, reference),
    renderContext,
  )
  if (form.turnstile !== null)
    headers['content-security-policy'] += `; script-src ${turnstileOrigin}; frame-src ${turnstileOrigin}`
  return new Response(body, {
    status,
    headers: {
      ...headers,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      ...retryHeadersFor(status),
    },
  })
}
