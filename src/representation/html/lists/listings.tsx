import type { CollectionDocument, ListedArticle } from '../../../model/document.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { DocumentProps } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { CorrectionList } from '../article/corrections.tsx'
import { ArticleItem } from '../article-item.tsx'

type ListingProps = DocumentProps<CollectionDocument> & { article: ListedArticle }

/** True if a collection lists only its newest articles, and links to further lists that contain all its articles. */
const listsNewestOnly = ({ subject, listings, divisions, articles }: CollectionDocument): boolean =>
  divisions.length > 0 && listings.length > 0 && (subject === 'front' || listings.length < (articles ?? 0))

/**
 * An article of a list, with its corrections if the list has them. Omits names, and the day, that all listed articles
 * share.
 */
function Listing({ article, document, context }: ListingProps) {
  const { headline, excerpt, section, credit, published, corrections, language } = article
  return (
    <ArticleItem
      address={article.address}
      anchor={article.anchor}
      picture={article.picture}
      headline={headline}
      excerpt={excerpt}
      lang={toLangAttribute(context.language, language ?? context.edition?.language)}
      names={[section, credit].filter((name) => name === undefined || !document.names.includes(name))}
      date={document.subject === 'day' ? null : published}
      context={context}
    >
      {corrections && <CorrectionList corrections={corrections} context={context} />}
    </ArticleItem>
  )
}

export const Listings = ({ document, context }: DocumentProps<CollectionDocument>) =>
  document.listings.length > 0 && (
    <section>
      {listsNewestOnly(document) && <h2>{chooseCatalogue(context.language).newest}</h2>}
      <ul class={`plain stories ${document.subject}`}>
        {document.listings.map((article) => (
          <Listing article={article} document={document} context={context} />
        ))}
      </ul>
    </section>
  )
