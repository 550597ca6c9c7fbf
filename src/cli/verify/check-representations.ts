import { addressToPath } from '../../model/address.ts'
import type { Document } from '../../model/document.ts'
import { type Answer, ask, statusOf } from './ask.ts'
import type { Findings } from './findings.ts'
import { lacking, wordsOf } from './words-held.ts'

/** A representation, as a page's `Link` header names it. */
interface Form {
  url: string
  mediaType: string
}

const formsOf = ({ headers }: Answer): Form[] =>
  [...(headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="alternate"; type="([^"]+)"/g)].map(
    ([, url = '', mediaType = '']) => ({ url, mediaType }),
  )

const typeOf = ({ headers }: Answer) => headers.get('content-type')?.split(';', 1)[0] ?? 'none'

const shortened = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text)

/** How an answer differs from a representation of a document, or `null`. */
function differenceOf(answer: Answer, document: Document, { url, mediaType }: Form) {
  const [expected, found] = [`200 ${mediaType}`, `${statusOf(answer)} ${typeOf(answer)}`]
  if (expected !== found) return { subject: url, expected, found }
  const missing = lacking(wordsOf(document), mediaType, new TextDecoder().decode(answer.body))
  return missing === null
    ? null
    : { subject: url, expected: `the words “${shortened(missing)}”`, found: 'not there' }
}

/** The representation by its own URL, and the same bytes by `Accept`, through whatever cache stands in between. */
async function checkForm(
  origin: string,
  document: Document,
  form: Form,
): Promise<ReturnType<typeof differenceOf>> {
  const answer = await ask(origin, form.url, { method: 'GET', accept: '*/*' })
  const difference = differenceOf(answer, document, form)
  if (difference) return difference
  const address = addressToPath(document.address)
  const negotiated = await ask(origin, address, { method: 'GET', accept: form.mediaType })
  const subject = `${address} (Accept: ${form.mediaType})`
  return Buffer.compare(negotiated.body, answer.body) === 0
    ? null
    : {
        subject,
        expected: `the bytes of ${form.url}`,
        found: `${statusOf(negotiated)} ${typeOf(negotiated)}`,
      }
}

/** Asks a site for every representation of a document. */
export async function checkDocument(origin: string, document: Document, findings: Findings): Promise<void> {
  const address = addressToPath(document.address)
  const page = await ask(origin, address, { method: 'GET', accept: 'text/html' })
  const html = { url: address, mediaType: 'text/html' }
  findings.note('representations', differenceOf(page, document, html))
  for (const form of formsOf(page)) findings.note('representations', await checkForm(origin, document, form))
}
