import type { ArticleDocument } from '../../../model/document.ts'
import type { CallContext } from '../call-context.ts'
import {
  findEarliestRecord,
  findHarvestRecord,
  type HarvestRecord,
  listHarvestRecords,
  StaleRecords,
} from './harvest-records.ts'
import {
  formatDatestamp,
  formatResumptionToken,
  OaiError,
  parseOaiArguments,
  readListPosition,
} from './oai-arguments.ts'

const oaiNamespace = 'http://www.openarchives.org/OAI/2.0/'
const schemaLocationStart = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="'

/** Renders an element. The content must already be escaped. */
const renderElement = (name: string, content: string) => `<${name}>${content}</${name}>`

const toIdentifierPrefix = ({ root }: CallContext) => `oai:${new URL(root.archive.url).hostname}:`

/** Returns the URL of the endpoint, without arguments. */
const toEndpointUrl = ({ root }: CallContext) => `${root.archive.url}/oai`

function renderRecordHeader({ id, address, edition, changed }: HarvestRecord, context: CallContext): string {
  const status = address === null ? ' status="deleted"' : ''
  const content =
    renderElement('identifier', toIdentifierPrefix(context) + id) +
    renderElement('datestamp', formatDatestamp(changed)) +
    renderElement('setSpec', edition)
  return `<header${status}>${content}</header>`
}

/** Renders an article in Dublin Core: the facts of its citation, with its rights, subjects and first URL. */
function renderDublinCore(document: ArticleDocument, { cite, escapeXml }: CallContext): string {
  const { fields, terms } = document
  const { title, creators, newspaper, date, url, language, section, topics } = cite(document)
  const creatorNames = creators.map((name) =>
    'literal' in name ? name.literal : [name.family, name.given].filter(Boolean).join(', '),
  )
  const elements: [name: string, values: (string | null)[]][] = [
    ['title', [title]],
    ['creator', creatorNames],
    ['subject', [section, ...topics]],
    ['publisher', [newspaper]],
    ['date', [date.join('-')]],
    ['type', ['Text']],
    ['format', ['text/html']],
    ['identifier', [url]],
    ['source', [fields.url]],
    ['language', [language]],
    ['rights', [fields.rights ?? terms?.text ?? null, terms?.license ?? terms?.statement ?? null]],
  ]
  const content = elements.flatMap(([name, values]) =>
    values
      .filter((value) => value !== null && value !== '')
      .map((value) => renderElement(`dc:${name}`, escapeXml(value ?? ''))),
  )
  const dcNamespace = `${oaiNamespace}oai_dc/`
  return renderElement(
    'metadata',
    `<oai_dc:dc xmlns:oai_dc="${dcNamespace}" xmlns:dc="http://purl.org/dc/elements/1.1/" ${schemaLocationStart}${dcNamespace} ${oaiNamespace}oai_dc.xsd">${content.join('')}</oai_dc:dc>`,
  )
}

async function renderRecords(records: readonly HarvestRecord[], context: CallContext): Promise<string> {
  const documentsByAddress = await context.readDocumentsByAddress(
    records.flatMap(({ address }) => address ?? []),
  )
  const renderedRecords = records.map((record) => {
    const document = documentsByAddress.get(record.address ?? '')
    if (record.address !== null && document?.kind !== 'article')
      throw new Error(`the record of ${record.address} cannot be read`)
    const metadata = document?.kind === 'article' ? renderDublinCore(document, context) : ''
    return renderElement('record', renderRecordHeader(record, context) + metadata)
  })
  return renderedRecords.join('')
}

async function requireRecord(identifier: string, context: CallContext): Promise<HarvestRecord> {
  const prefix = toIdentifierPrefix(context)
  const recordId = identifier.slice(prefix.length)
  const record = identifier.startsWith(prefix) ? await findHarvestRecord(context, recordId) : undefined
  if (!record) throw new OaiError('idDoesNotExist')
  return record
}

async function renderRepositoryDescription(context: CallContext): Promise<string> {
  const { root, escapeXml, publishedAt } = context
  const earliestRecord = await findEarliestRecord(context)
  const contact = root.editions.find((edition) => edition.contact !== null)?.contact
  const host = new URL(root.archive.url).hostname
  return [
    renderElement('repositoryName', escapeXml(root.archive.name)),
    renderElement('baseURL', escapeXml(toEndpointUrl(context))),
    renderElement('protocolVersion', '2.0'),
    // RFC 2142 §5: the one address that every domain has.
    renderElement('adminEmail', escapeXml(contact ?? `postmaster@${host}`)),
    renderElement(
      'earliestDatestamp',
      formatDatestamp(earliestRecord?.changed ?? Math.floor(Date.parse(publishedAt) / 1000)),
    ),
    renderElement('deletedRecord', 'persistent'),
    renderElement('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
  ].join('')
}

async function renderList(oaiArguments: ReadonlyMap<string, string>, context: CallContext): Promise<string> {
  const isResumed = oaiArguments.has('resumptionToken')
  const { found, next } = await listHarvestRecords(context, readListPosition(oaiArguments))
  if (found.length === 0) throw new OaiError(isResumed ? 'badResumptionToken' : 'noRecordsMatch')
  const records =
    oaiArguments.get('verb') === 'ListRecords'
      ? await renderRecords(found, context)
      : found.map((record) => renderRecordHeader(record, context)).join('')
  return (
    records +
    (next || isResumed ? renderElement('resumptionToken', next ? formatResumptionToken(next) : '') : '')
  )
}

const metadataFormatXml = renderElement(
  'metadataFormat',
  `<metadataPrefix>oai_dc</metadataPrefix><schema>${oaiNamespace}oai_dc.xsd</schema><metadataNamespace>${oaiNamespace}oai_dc/</metadataNamespace>`,
)

async function renderVerb(oaiArguments: ReadonlyMap<string, string>, context: CallContext): Promise<string> {
  const identifier = oaiArguments.get('identifier')
  switch (oaiArguments.get('verb')) {
    case 'Identify':
      return renderRepositoryDescription(context)
    case 'ListMetadataFormats':
      if (identifier !== undefined) await requireRecord(identifier, context)
      return metadataFormatXml
    case 'ListSets':
      if (oaiArguments.has('resumptionToken')) throw new OaiError('badResumptionToken')
      return context.root.editions
        .map(({ id, name }) =>
          renderElement(
            'set',
            renderElement('setSpec', id) + renderElement('setName', context.escapeXml(name)),
          ),
        )
        .join('')
    case 'GetRecord':
      return renderRecords([await requireRecord(identifier ?? '', context)], context)
    default:
      return renderList(oaiArguments, context)
  }
}

/**
 * Renders the element for a verb or an error, and the attributes that `request` repeats. After an error in the verb
 * or the arguments, `request` has none (§3.2).
 */
async function renderVerbOrError(
  params: URLSearchParams,
  context: CallContext,
): Promise<[attributes: string, content: string]> {
  const renderAttributes = () =>
    [...params].map(([name, value]) => ` ${name}="${context.escapeXml(value)}"`).join('')
  try {
    const oaiArguments = parseOaiArguments(params)
    return [
      renderAttributes(),
      renderElement(oaiArguments.get('verb') ?? '', await renderVerb(oaiArguments, context)),
    ]
  } catch (error) {
    if (!(error instanceof OaiError)) throw error
    const { name } = error
    return [/^badV|^badA/.test(name) ? '' : renderAttributes(), `<error code="${name}"/>`]
  }
}

/** Creates the 503 that asks a harvester to wait (§3.1.2.2). */
const createWaitResponse = (seconds: number) =>
  new Response(null, { status: 503, headers: { 'retry-after': String(seconds) } })

/** Responds to an OAI-PMH 2.0 request, by GET or POST. */
export async function respond(context: CallContext): Promise<Response> {
  const { request, body, escapeXml } = context
  if (!(await context.admitRequest())) return createWaitResponse(10)
  const params = new URLSearchParams(request.method === 'POST' ? body : new URL(request.url).search)
  // Set before the records are read: the next harvest begins at this time, and must include records that change in
  // the meantime.
  const responseDate = renderElement('responseDate', formatDatestamp(Math.floor(Date.now() / 1000)))
  try {
    const [attributes, content] = await renderVerbOrError(params, context)
    const requestElement = `<request${attributes}>${escapeXml(toEndpointUrl(context))}</request>`
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="${oaiNamespace}" ${schemaLocationStart}${oaiNamespace} ${oaiNamespace}OAI-PMH.xsd">${responseDate}${requestElement}${content}</OAI-PMH>\n`
    return new Response(xml, { headers: { 'content-type': 'text/xml; charset=utf-8' } })
  } catch (error) {
    if (!(error instanceof StaleRecords)) throw error
    return createWaitResponse(60)
  }
}
