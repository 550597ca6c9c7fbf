import { raw } from 'hono/html'
import { addressToPath, explicitAddress } from '../../model/address.ts'
import type { ArticleDocument } from '../../model/document.ts'
import { lastChangeOf } from '../../model/last-change.ts'
import type { PartialDate } from '../../model/partial-date.ts'
import { embeddedArticleJson } from '../article-json.ts'
import { toMachineDate } from '../machine-date.ts'
import type { RenderContext } from '../representation.ts'
import { shorten } from '../shorten.ts'

/** JSON that ends no element and begins no comment, whatever it says. */
const inScript = (value: unknown) =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** About what search engines show. */
const descriptionLength = 200

const firstPicture = /<img src="(\/media\/[^"]+)"/

/** OpenGraph with `DC.type` is what citation managers need to see a newspaper article; a value of `null` is not known. */
function metadata({ fields, body, address }: ArticleDocument, { archive, edition, language }: RenderContext) {
  const forPrograms = (date: PartialDate | null) => date && toMachineDate(date, { edition })
  const name = (edition ?? archive).name
  const description = shorten(body.text || fields.headline, descriptionLength)
  const picture = firstPicture.exec(body.html)?.[1]
  return [
    ['description', description],
    ['og:type', 'article'],
    ['og:title', fields.headline],
    ['og:url', archive.url + addressToPath(address)],
    ['og:site_name', name],
    ['og:locale', language.replace('-', '_')],
    ['og:description', description],
    ['og:image', picture ? archive.url + picture : null],
    ['article:published_time', forPrograms(fields.published)],
    ['article:modified_time', forPrograms(lastChangeOf(fields) ?? fields.modified)],
    ['robots', fields.status?.is === 'noindex' ? 'noindex' : null],
    ['article:section', fields.section],
    ['DC.type', 'newspaperArticle'],
    ['DC.title', fields.headline],
    ['DC.publisher', name],
    ['DC.language', language],
    ['DC.date', fields.published],
    ...fields.authors.flatMap((author) => [
      ['article:author', author],
      ['DC.creator', author],
    ]),
  ] as const
}

/** What an article's page says to programs: OpenGraph, Dublin Core, schema.org, and where its edition's feed is. */
export function ArticleMeta({ document, context }: { document: ArticleDocument; context: RenderContext }) {
  const feed = addressToPath(explicitAddress(`/${document.edition}/`, 'atom'))
  return (
    <>
      {metadata(document, context).map(([name, value]) => {
        if (!name || value == null) return null
        return name.includes(':') ? (
          <meta property={name} content={value} />
        ) : (
          <meta name={name} content={value} />
        )
      })}
      <link rel="alternate" type="application/atom+xml" href={feed} title={context.edition?.name} />
      <script type="application/ld+json">{raw(inScript(embeddedArticleJson(document, context)))}</script>
    </>
  )
}
