import type { Root } from '../../archive/root.ts'
import { shorten } from '../../representation/shorten.ts'
import { securityHeaders } from '../response/shared-headers.ts'

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\p{Cc}+/gu, ' ')

/** OpenSearch 1.1 allows names so many characters. */
const [shortNameLength, longNameLength] = [16, 48]

/** The words of a name that fit; a short one at the end, such as *of*, would promise more. */
function nameWithin(name: string, longest: number): string {
  const shortened = shorten(name, longest, '')
  return shortened === name ? name : shortened.replace(/(?<=\S) \S{1,3}$/u, '')
}

/** `/opensearch.xml`: how the archive is searched, for browsers and libraries (OpenSearch 1.1, draft 6). */
export function openSearch(request: Request, { archive }: Root): Response {
  const template = (form: string) => escaped(`${archive.url}/search${form}?q={searchTerms}`)
  const description = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped(nameWithin(archive.name, shortNameLength))}</ShortName>
  <LongName>${escaped(nameWithin(archive.name, longNameLength))}</LongName>
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
