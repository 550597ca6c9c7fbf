import { addressToPath } from '../../../model/address.ts'
import type { CollectionDocument, ListedArticle } from '../../../model/document.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { DocumentProps } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { CorrectionList } from '../article/corrections.tsx'
import { DateTime } from '../date-time.tsx'
import { Details } from '../details.tsx'

type ListingProps = DocumentProps<CollectionDocument> & { article: ListedArticle }

/** True if a collection lists only its newest articles, and divides all of them by year. */
const hasNewestOnly = ({ subject, listings, divisions, articles }: CollectionDocument): boolean =>
  divisions.length > 0 && listings.length > 0 && (subject === 'front' || listings.length < (articles ?? 0))

/** Section, author and date of a listed article, except those that the whole list shares. */
function ListingDetails({ article: { section, credit, published }, document, context }: ListingProps) {
  const lang = toLangAttribute(context.language, context.edition?.language)
  const names = [section, credit].filter((name) => name !== undefined && !document.names.includes(name))
  return (
    <Details
      parts={[
        ...names.map((name) => <bdi lang={lang}>{name}</bdi>),
        published !== null && document.subject !== 'day' && (
          <DateTime date={published.slice(0, 10)} context={context} />
        ),
      ]}
    />
  )
}

/** A listed article: its headline, excerpt, details and corrections. */
function Listing({ article, document, context }: ListingProps) {
  const { address, headline, excerpt, picture, corrections } = article
  const lang = toLangAttribute(context.language, article.language ?? context.edition?.language)
  return (
    <li id={article.anchor}>
      <a href={addressToPath(address)} lang={lang}>
        {picture && (
          <img src={picture.path} alt="" width={picture.width} height={picture.height} loading="lazy" />
        )}
        {headline}
      </a>
      {excerpt && (
        <p class="snippet" lang={lang}>
          {excerpt}
        </p>
      )}
      <ListingDetails article={article} document={document} context={context} />
      {corrections && <CorrectionList corrections={corrections} context={context} />}
    </li>
  )
}

/** The articles of a collection. */
export const Listings = ({ document, context }: DocumentProps<CollectionDocument>) =>
  document.listings.length > 0 && (
    <section>
      {hasNewestOnly(document) && <h2>{findWords(context.language).newest}</h2>}
      <ul class={`plain stories ${document.subject}`}>
        {document.listings.map((article) => (
          <Listing article={article} document={document} context={context} />
        ))}
      </ul>
    </section>
  )
