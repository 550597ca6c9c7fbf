import type { Root } from '../../archive/root.ts'
import { editionOf, maxAddressLength } from '../../model/address.ts'
import type { PublishedEdition } from '../../model/configuration.ts'
import {
  type CorrectionRequest,
  correctionFields,
  correctionFormAddress,
} from '../../model/correction-request.ts'
import type { CorrectionForm } from '../../representation/correction-form.ts'
import { contentSecurityPolicy } from '../../representation/html/content-security-policy.ts'
import { correctionFormHtml } from '../../representation/html/html.tsx'
import { addressIn } from '../gateway/address.ts'
import type { Variant } from '../gateway/variants.ts'
import { securityHeaders } from '../response/shared-headers.ts'
import { settingFor } from '../variant/render.ts'
import type { CorrectionDesk } from './store-request.ts'

/** An edition that takes correction requests by form. */
export interface EditionWithForm extends PublishedEdition {
  corrections: Extract<PublishedEdition['corrections'], { by: 'form' }>
}

/** What answering a request to the form needs. */
export interface DeskContext {
  root: Root
  edition: EditionWithForm
  address: string
  desk: CorrectionDesk
  /** Reads the JSON variant at an address. @throws when the release cannot be read */
  read: (address: string) => Promise<Variant>
}

/**
 * Finds the edition's article at an address or URL. When the release cannot be read, the address stands in for the
 * headline.
 */
export async function findNamedArticle(
  named: string,
  base: string,
  { root, edition, read }: DeskContext,
): Promise<CorrectionForm['article']> {
  const url = named.length > 8 * maxAddressLength ? null : URL.parse(named, base)
  const address = url && addressIn(root, url)
  if (!named || !address || editionOf(address) !== edition.id) return null
  try {
    const { status, body } = await read(address)
    const found = status === 200 ? JSON.parse(new TextDecoder().decode(body)) : null
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
  const setting = settingFor(root, address, null)
  const more = form.turnstile === null ? '' : `; script-src ${turnstile}; frame-src ${turnstile}`
  const headers = {
    ...securityHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-language': setting.language,
    'content-security-policy': (await contentSecurityPolicy(setting)) + more,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    ...(status === 429 || status === 503 ? retry : {}),
  }
  return new Response(correctionFormHtml(form, setting, reference), { status, headers })
}
