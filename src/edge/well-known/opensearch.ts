import { shortenToLine } from '../../model/shorten-to-line.ts'
import { escapeXml } from '../../representation/escape-markup.ts'
import type { Release } from '../release/current-release.ts'

/** Maximum lengths of names in OpenSearch 1.1, in characters. */
const maxShortNameLength = 16
const maxLongNameLength = 48

/** Cuts a name between words. Also drops a short word at the end, so that no name ends in *of*. */
function shortenName(name: string, maxLength: number): string {
  const shortenedName = shortenToLine(name, maxLength, '')
  return shortenedName === name ? name : shortenedName.replace(/(?<=\S) \S{1,3}$/u, '')
}

/** Renders `/opensearch.xml`, which describes the search to browsers and libraries (OpenSearch 1.1, draft 6). */
export function renderOpenSearch({ root: { archive } }: Release): string {
  const formatUrlTemplate = (extension: string) =>
    escapeXml(`${archive.url}/search${extension}?q={searchTerms}`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(shortenName(archive.name, maxShortNameLength))}</ShortName>
  <LongName>${escapeXml(shortenName(archive.name, maxLongNameLength))}</LongName>
  <Description>${escapeXml(archive.name)}</Description>
  <Url type="text/html" method="get" template="${formatUrlTemplate('')}"/>
  <Url type="application/json" method="get" template="${formatUrlTemplate('.json')}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${escapeXml(archive.url)}/opensearch.xml"/>
  <Language>${escapeXml(archive.language)}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`
}
