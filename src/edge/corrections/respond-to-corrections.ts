import { findEdition, type Root } from '../../archive/root.ts'
import { editionIdOf } from '../../model/address.ts'
import {
  correctionFormAddressOf,
  correctionReceiptAddressOf,
  isReferenceNumber,
} from '../../model/correction-request.ts'
import { addressFromPath } from '../gateway/address.ts'
import { createMethodNotAllowedResponse } from '../gateway/refusals.ts'
import {
  type CorrectionContext,
  type EditionWithCorrectionForm,
  findArticleToCorrect,
  respondWithFormOrReceipt,
} from './form-page.ts'
import { receiveCorrectionRequest } from './receive-request.ts'

/** Finds the edition whose form or receipt is at an address. Returns `null` if there is no form or receipt there. */
function findEditionWithForm(root: Root, address: string): EditionWithCorrectionForm | null {
  const edition = findEdition(root, editionIdOf(address))
  const isFormOrReceipt =
    edition && [correctionFormAddressOf(edition.id), correctionReceiptAddressOf(edition.id)].includes(address)
  return isFormOrReceipt && edition.corrections.by === 'form' ? (edition as EditionWithCorrectionForm) : null
}

const allowedMethods = 'GET, HEAD, POST, OPTIONS'

async function respondToFormRequest(request: Request, context: CorrectionContext): Promise<Response> {
  switch (request.method) {
    case 'POST':
      return receiveCorrectionRequest(request, context)
    case 'GET':
    case 'HEAD': {
      const articleParameter = new URL(request.url).searchParams.get('article') ?? ''
      return respondWithFormOrReceipt(context, {
        article: await findArticleToCorrect(articleParameter, request.url, context),
      })
    }
    case 'OPTIONS':
      return new Response(null, {
        status: 204,
        headers: { allow: allowedMethods, 'cache-control': 'no-store' },
      })
    default:
      return createMethodNotAllowedResponse(request, context.root, allowedMethods)
  }
}

/**
 * Responds with the receipt, which contains only the reference number. Responds to a malformed number with a 404 and
 * the form.
 */
function respondWithReceipt(request: Request, context: CorrectionContext): Promise<Response> {
  const reference = new URL(request.url).searchParams.get('reference') ?? ''
  return isReferenceNumber(reference)
    ? respondWithFormOrReceipt(context, {}, { reference })
    : respondWithFormOrReceipt(context, {}, { status: 404 })
}

/**
 * Responds at the addresses of an edition's form and receipt. Returns `null` for any other address, and if the
 * edition has no form.
 */
export async function respondToCorrections(
  request: Request,
  root: Root,
  dependencies: Pick<CorrectionContext, 'services' | 'readJson'>,
): Promise<Response | null> {
  const address = addressFromPath(root, new URL(request.url))
  const edition = findEditionWithForm(root, address)
  if (!edition) return null
  const context = { root, edition, address, ...dependencies }
  const isReceipt = address === correctionReceiptAddressOf(edition.id)
  return isReceipt ? respondWithReceipt(request, context) : respondToFormRequest(request, context)
}
