import { addressToPath } from '../../../model/address.ts'
import {
  type CollectionDocument,
  type FrontSection,
  type ListDivision,
  maxArticlesOnFront,
} from '../../../model/document.ts'
import { nameLists } from '../../../model/edition.ts'
import { toLangAttribute } from '../../interface-language.ts'
import { raw } from '../../jsx/jsx-runtime.ts'
import type { DocumentProps } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { SearchBox } from '../frame/search-box.tsx'
import { Divisions } from './divisions.tsx'
import { Listings } from './listings.tsx'

interface NameItemProps {
  name: ListDivision & Partial<FrontSection>
  language: string
}

/** A name's link, its number of articles and, for a section, its latest headline. */
const NameItem = ({ name: { address, name, articles, latest }, language }: NameItemProps) => (
  <li>
    <a href={addressToPath(address)}>{name}</a>{' '}
    <small>{findWords(language).formatCount(articles ?? 0)}</small>
    {latest && (
      <p class="snippet">
        <a href={addressToPath(latest.address)} lang={latest.language}>
          {latest.headline}
        </a>
      </p>
    )}
  </li>
)

/** The most frequent sections, topics and authors; fronts of earlier releases have none. */
const FrontNamesSections = ({ document: { frontNames }, context }: DocumentProps<CollectionDocument>) => (
  <>
    {nameLists.map(
      (list) =>
        frontNames &&
        frontNames[list].length > 0 && (
          <section>
            <h2>{findWords(context.language).listTitles[list]}</h2>
            <ul
              class={list === 'sections' ? 'plain columns' : 'line'}
              lang={toLangAttribute(context.language, context.edition?.language)}
            >
              {frontNames[list].map((name) => (
                <NameItem name={name} language={context.language} />
              ))}
            </ul>
          </section>
        ),
    )}
  </>
)

/** The contents of a front, of an edition or of the archive: search, its years or editions, and the ways into it. */
export function FrontContents({ document, context }: DocumentProps<CollectionDocument>) {
  const { edition, archive, language } = context
  const { byYear, editions, listTitles } = findWords(language)
  return (
    <>
      {document.about && (
        <div class="about" lang={toLangAttribute(language, (edition ?? archive).language)}>
          {raw(document.about.html)}
        </div>
      )}
      <SearchBox context={context} terms="" />
      <section>
        <h2>{edition ? byYear : editions}</h2>
        <Divisions document={document} context={context} />
        {edition && (
          <p>
            <a href={`/${edition.id}/on-this-day/today`}>{listTitles.days}</a>
          </p>
        )}
      </section>
      <Listings
        document={{ ...document, listings: document.listings.slice(0, maxArticlesOnFront) }}
        context={context}
      />
      <FrontNamesSections document={document} context={context} />
    </>
  )
}
