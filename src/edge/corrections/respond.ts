import { findEdition, type Root } from '../../archive/root.ts'
import { editionOf } from '../../model/address.ts'
import {
  correctionFormAddress,
  correctionReceiptAddress,
  isReference,
} from '../../model/correction-request.ts'
import { problem } from '../response/problem-response.ts'
import { articleNamed, type DeskSetting, type EditionWithForm, letterPage } from './letter-page.ts'
import { receive } from './receive.ts'

/** The edition whose form, or page of receipt, is at an address; `null` where there is none. */
export function editionWithForm(root: Root, address: string): EditionWithForm | null {
  const edition = findEdition(root, editionOf(address))
  const own =
    edition && [correctionFormAddress(edition.id), correctionReceiptAddress(edition.id)].includes(address)
  return own && edition.corrections.by === 'form' ? (edition as EditionWithForm) : null
}

const allowed = 'GET, HEAD, POST, OPTIONS'

/** The answer at an edition's form, or at its page of receipt, which shows nothing but a reference number. */
export async function answerAtDesk(request: Request, setting: DeskSetting): Promise<Response> {
  const { searchParams } = new URL(request.url)
  if (setting.address === correctionReceiptAddress(setting.edition.id)) {
    const reference = searchParams.get('reference') ?? ''
    return isReference(reference)
      ? letterPage(setting, {}, { reference })
      : letterPage(setting, {}, { status: 404 })
  }
  if (request.method === 'POST') return receive(request, setting)
  if (request.method === 'GET' || request.method === 'HEAD') {
    const article = await articleNamed(searchParams.get('article') ?? '', request.url, setting)
    return letterPage(setting, { article })
  }
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: allowed } })
  const detail = `This form answers ${allowed}.`
  return problem(request, { status: 405, title: 'Method not allowed', detail }, { allow: allowed })
}
