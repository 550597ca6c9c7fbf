import { findEdition, type Root } from '../../archive/root.ts'
import { editionOf } from '../../model/address.ts'
import {
  correctionFormAddress,
  correctionReceiptAddress,
  isReference,
} from '../../model/correction-request.ts'
import { problem } from '../response/problem-response.ts'
import { type DeskContext, type EditionWithForm, findNamedArticle, formPage } from './form-page.ts'
import { receiveRequest } from './receive.ts'

/** Finds the edition whose form or receipt is at an address; `null` where there is none. */
export function editionWithForm(root: Root, address: string): EditionWithForm | null {
  const edition = findEdition(root, editionOf(address))
  const isOwn =
    edition && [correctionFormAddress(edition.id), correctionReceiptAddress(edition.id)].includes(address)
  return isOwn && edition.corrections.by === 'form' ? (edition as EditionWithForm) : null
}

const allowedMethods = 'GET, HEAD, POST, OPTIONS'

/** Answers at an edition's form and at its receipt, which shows only a reference number. */
export async function answerAtDesk(request: Request, setting: DeskContext): Promise<Response> {
  const { searchParams } = new URL(request.url)
  if (setting.address === correctionReceiptAddress(setting.edition.id)) {
    const reference = searchParams.get('reference') ?? ''
    return isReference(reference)
      ? formPage(setting, {}, { reference })
      : formPage(setting, {}, { status: 404 })
  }
  if (request.method === 'POST') return receiveRequest(request, setting)
  if (request.method === 'GET' || request.method === 'HEAD') {
    const article = await findNamedArticle(searchParams.get('article') ?? '', request.url, setting)
    return formPage(setting, { article })
  }
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { allow: allowedMethods } })
  const detail = `This form answers ${allowedMethods}.`
  return problem(request, { status: 405, title: 'Method not allowed', detail }, { allow: allowedMethods })
}
