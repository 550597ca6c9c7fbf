import type { Root } from '../../archive/root.ts'
import { editionOf, maxAddressLength } from '../../model/address.ts'
import type { PublishedEdition } from '../../model/configuration.ts'
import {
  type CorrectionRequest,
  correctionFields,
  correctionFormAddress,
} from '../../model/correction-request.ts'
import type { CorrectionForm } from '../../representation/correction-form.ts'
import { correctionFormHtml } from '../../representation/html/html.tsx'
import { renderContextFor } from '../../representation/render-context.ts'
import { addressFromUrl } from '../gateway/address.ts'
import { renderPage } from '../response/rendering.ts'
import type { Outcome } from '../variant/outcome.ts'
import type { CorrectionDesk } from './store-request.ts'

/** An edition that takes correction requests by form. */
export interface EditionWithForm extends PublishedEdition {
  corrections: Extract<PublishedEdition['corrections'], { by: 'form' }>
}

/** Everything needed to answer a request to the form. */
export interface DeskContext {
  root: Root
  edition: EditionWithForm
  address: string
  desk: CorrectionDesk
  /** Reads the JSON of an address. @throws when the release cannot be read */
  readJson: (address: string) => Promise<{ outcome: Outcome }>
}

/**
 * Finds the edition's article at an address or URL. When the release cannot be read, the address stands in for the
 * headline.
 */
export async function findNamedArticle(
  named: string,
  base: string,
  { root, edition, readJson }: DeskContext,
): Promise<CorrectionForm['article']> {
  const url = named.length > 8 * maxAddressLength ? null : URL.parse(named, base)
  const address = url && addressFromUrl(root, url)
  if (!named || !address || editionOf(address) !== edition.id) return null
  try {
    const { outcome } = await readJson(address)
    const found = outcome.kind === 'document' ? JSON.parse(new TextDecoder().decode(outcome.body)) : null
    return found?.['@type'] === 'NewsArticle' ? { address, headline: found.headline } : null
  } catch (error) {
    console.error(error)
    return { address, headline: address }
  }
}

const blank = Object.fromEntries(correctionFields.map((name) => [name, ''])) as CorrectionRequest

const turnstile = 'https://challenges.cloudflare.com'

/** Tells clients to send the request again after a minute. */
export const retry = { 'retry-after': '60' }

/** Renders the form with the given contents, or the receipt when there is a reference number. Never cached or indexed. */
export async function formPage(
  { root, edition, address }: DeskContext,
  shown: Partial<CorrectionForm>,
  { status = 200, reference = null }: { status?: number; reference?: string | null } = {},
): Promise<Response> {
  const empty = { article: null, values: blank, errors: {}, failure: null }
  const form: CorrectionForm = {
    ...empty,
    ...edition.corrections,
    address: correctionFormAddress(edition.id),
    ...shown,
  }
  const renderContext = renderContextFor(root, address)
  const { body, headers } = await renderPage(
    correctionFormHtml(form, renderContext, reference),
    renderContext,
  )
  if (form.turnstile !== null)
    headers['content-security-policy'] += `; script-src ${turnstile}; frame-src ${turnstile}`
  const retryHeaders = status === 429 || status === 503 ? retry : {}
  return new Response(body, {
    status,
    headers: { ...headers, 'cache-control': 'no-store', 'x-robots-tag': 'noindex', ...retryHeaders },
  })
}
