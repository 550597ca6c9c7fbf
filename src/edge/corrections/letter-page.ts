import type { Root } from '../../archive/root.ts'
import { editionOf, longestAddress } from '../../model/address.ts'
import type { PublishedEdition } from '../../model/configuration.ts'
import {
  type CorrectionRequest,
  correctionFields,
  correctionFormAddress,
} from '../../model/correction-request.ts'
import type { CorrectionForm } from '../../representation/correction-form.ts'
import { correctionFormHtml } from '../../representation/html/html.tsx'
import { contentSecurityPolicy } from '../../representation/html/policy.ts'
import { addressIn } from '../gateway/address.ts'
import type { Variant } from '../gateway/variants.ts'
import { securityHeaders } from '../response/shared-headers.ts'
import { settingFor } from '../variant/render.ts'
import type { LetterDesk } from './keep-letter.ts'

/** An edition that has a form. */
export interface EditionWithForm extends PublishedEdition {
  corrections: Extract<PublishedEdition['corrections'], { by: 'form' }>
}

/** What a letter, or the form for one, is answered with. */
export interface DeskSetting {
  root: Root
  edition: EditionWithForm
  address: string
  desk: LetterDesk
  /** The JSON of what is at an address. @throws when it cannot be read */
  read: (address: string) => Promise<Variant>
}

/** The article of the edition that is named by its address or URL; as it is named, when it cannot be read now. */
export async function articleNamed(
  named: string,
  base: string,
  { root, edition, read }: DeskSetting,
): Promise<CorrectionForm['article']> {
  const url = named.length > 8 * longestAddress ? null : URL.parse(named, base)
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

/** Seconds after which to send a letter again. */
export const retry = { 'retry-after': '60' }

/** A page with the form as it is `shown`, or with a reference number. Nobody keeps it, and no index lists it. */
export async function letterPage(
  { root, edition, address }: DeskSetting,
  shown: Partial<CorrectionForm>,
  { status = 200, reference = null }: { status?: number; reference?: string | null } = {},
): Promise<Response> {
  const plain = { article: null, request: blank, errors: {}, failure: null }
  const form: CorrectionForm = {
    ...plain,
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
