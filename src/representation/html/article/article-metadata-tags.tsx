import { encodeAddress, toExplicitAddress } from '../../../model/address.ts'
import { createCitation } from '../../../model/citation.ts'
import { toInvertedName } from '../../../model/cited-name.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { lastChangeAfterPublicationOf } from '../../../model/last-change-after-publication.ts'
import { addressOfDateList } from '../../../model/list-address.ts'
import { chooseTermsUrl } from '../../../model/terms.ts'
import { canonicalUrlOf } from '../../canonical-url.ts'
import { toBreadcrumbJson, toEmbeddedArticleJson } from '../../json/article-json.ts'
import { raw } from '../../jsx/jsx-runtime.ts'
import { toMachineDate } from '../../machine-date.ts'
import type { DocumentProps, RenderContext } from '../../representation.ts'

/** Escapes JSON for a `script` element, so that it cannot end the element or begin a comment. */
const escapeScriptJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/**
 * Lists the names and values of the Open Graph and Dublin Core tags. Unknown values are `null` or `undefined`.
 * `DC.type` tells citation managers that this is a newspaper article. There is no `z:archive`, because citation
 * styles would print it between the newspaper and the URL.
 */
function listMetaTags(
  document: ArticleDocument,
  context: RenderContext,
  { description, image }: ReturnType<typeof toEmbeddedArticleJson>,
) {
  const { fields, address } = document
  const citation = createCitation(document, context)
  const { archive, edition, language } = context
  const modified = lastChangeAfterPublicationOf(fields) ?? fields.modified
  const publicationName = (edition ?? archive).name
  return [
    ['description', description],
    ['og:type', 'article'],
    ['og:title', fields.headline],
    ['og:url', canonicalUrlOf(context, address)],
    ['og:site_name', publicationName],
    ['og:locale', language.replace('-', '_')],
    ['og:description', description],
    ['og:image', image[0]],
    ['article:published_time', fields.published && toMachineDate(fields.published, context)],
    ['article:modified_time', modified && toMachineDate(modified, context)],
    ['robots', fields.status?.is === 'noindex' ? 'noindex' : null],
    ['article:section', fields.section],
    ['DC.type', 'newspaperArticle'],
    ['DC.title', fields.headline],
    ['DC.publisher', publicationName],
    ['DC.language', language],
    ['DC.date', fields.published],
    ['DC.rights', chooseTermsUrl(document.terms) ?? document.terms?.text],
    ['z:place', citation.place],
    ['prism.issn', citation.issn],
    ...citation.creators.map((creator) => ['DC.creator', toInvertedName(creator)]),
  ] as const
}

/** Links to the previous and next articles or dates, and to the list for the article's date. */
const NavigationLinkTags = ({
  document: { fields, edition },
  context: { neighbours },
}: DocumentProps<ArticleDocument>) => (
  <>
    {neighbours?.before && <link rel="prev" href={encodeAddress(neighbours.before.address)} />}
    {neighbours?.after && <link rel="next" href={encodeAddress(neighbours.after.address)} />}
    <link rel="up" href={addressOfDateList(edition, fields.published)} />
  </>
)

/** An article's metadata for programs: Open Graph, Dublin Core, schema.org, and the edition's feed. */
export function ArticleMetadataTags({ document, context }: DocumentProps<ArticleDocument>) {
  const articleJson = toEmbeddedArticleJson(document, context)
  const feedPath = encodeAddress(toExplicitAddress(`/${document.edition}/`, 'atom'))
  return (
    <>
      {listMetaTags(document, context, articleJson).map(([metaName, value]) => {
        if (!metaName || value == null) return null
        return metaName.includes(':') ? (
          <meta property={metaName} content={value} />
        ) : (
          <meta name={metaName} content={value} />
        )
      })}
      <NavigationLinkTags document={document} context={context} />
      <link rel="alternate" type="application/atom+xml" href={feedPath} title={context.edition?.name} />
      {[articleJson, toBreadcrumbJson(document, context)].map((jsonLd) => (
        <script type="application/ld+json">{raw(escapeScriptJson(jsonLd))}</script>
      ))}
    </>
  )
}
