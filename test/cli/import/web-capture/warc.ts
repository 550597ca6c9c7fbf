import { gzipSync } from 'node:zlib'

/** The parts of a record that differ from the usual. */
export interface RecordWords {
  type?: string
  uri?: string
  date?: string
  fields?: Record<string, string>
  block?: string | Buffer
  /** A wrong `Content-Length`; `null` for none. */
  length?: number | null
}

const bufferOf = (content: string | Buffer) => (typeof content === 'string' ? Buffer.from(content) : content)

const linesOf = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

/** A WARC record. */
export function record({
  type = 'response',
  uri = 'http://the-lantern.example/2016/bridge',
  date = '2016-04-08T10:00:00Z',
  fields = {},
  block = page(),
  length,
}: RecordWords = {}): Buffer {
  const bytes = bufferOf(block)
  const stated = length === undefined ? bytes.length : length
  const header = linesOf({
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:test:${type}:${uri}:${date}>`,
    'WARC-Target-URI': uri,
    'WARC-Date': date,
    'Content-Type': type === 'resource' ? 'text/html' : 'application/http; msgtype=response',
    ...(stated === null ? {} : { 'Content-Length': String(stated) }),
    ...fields,
  })
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${header}\r\n`), bytes, Buffer.from('\r\n\r\n')])
}

/** An HTTP response. */
export function response(
  status: string,
  fields: Record<string, string> = {},
  body: string | Buffer = '',
): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${linesOf(fields)}\r\n`), bufferOf(body)])
}

/** The body of every page. Its letters outside ASCII show in which charset it was read. */
export const expectedBody = `After nine months of work the bridge carries traffic again.

The first to cross it was Ольга, the baker, who had waited on her bicycle since dawn.`

/** The page of an article, with a headline by which tests recognise it. */
export const html = (headline = 'The bridge reopens'): string => {
  const paragraphs = expectedBody.split('\n\n').map((text) => `<p>${text}</p>`)
  const time = '<time datetime="2016-04-07">7 April 2016</time>'
  return `<!doctype html><html lang="en"><head><title>${headline}</title></head><body><article><h1>${headline}</h1>${time}${paragraphs.join('')}</article></body></html>`
}

/** A page that its scripts would fill, so that it has no article. */
export const emptyPage: Buffer = response(
  '200 OK',
  { 'Content-Type': 'text/html' },
  '<!doctype html><html><head><title>The Lantern</title><script src="/app.js"></script></head><body><div id="app"></div></body></html>',
)

/** A page, as an HTTP response. */
export const page = (title?: string, fields: Record<string, string> = {}): Buffer =>
  response('200 OK', { 'Content-Type': 'text/html; charset=utf-8', ...fields }, html(title))

/** A redirect, as an HTTP response. */
export const redirect = (location: string, status = '301 Moved Permanently'): Buffer =>
  response(status, { Location: location })

/** Compresses records as WARC requires: each is a gzip member. */
export const members = (...records: readonly Buffer[]): Buffer =>
  Buffer.concat(records.map((each) => Buffer.from(gzipSync(each))))
