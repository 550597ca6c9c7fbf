import type { Root } from '../../archive/root.ts'
import { securityHeaders } from '../shared-headers.ts'

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\p{Cc}+/gu, ' ')

/** OpenSearch 1.1 allows a short name 16 characters. */
const shortNameLength = 16

/** `/opensearch.xml`: how the archive is searched, for browsers and libraries (OpenSearch 1.1, draft 6). */
export function openSearch(request: Request, { archive }: Root): Response {
  const template = (form: string) => escaped(`${archive.url}/search${form}?q={searchTerms}`)
  const description = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped(archive.name.slice(0, shortNameLength).trim())}</ShortName>
  <LongName>${escaped(archive.name.slice(0, 48))}</LongName>
  <Description>${escaped(archive.name)}</Description>
  <Url type="text/html" method="get" template="${template('')}"/>
  <Url type="application/json" method="get" template="${template('.json')}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${escaped(archive.url)}/opensearch.xml"/>
  <Language>${escaped(archive.language)}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`
  return new Response(request.method === 'HEAD' ? null : description, {
    headers: {
      ...securityHeaders,
      'content-type': 'application/opensearchdescription+xml; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    },
  })
}
