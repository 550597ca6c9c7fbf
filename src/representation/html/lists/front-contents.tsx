import { type CollectionDocument, maxArticlesOnFront } from '../../../model/document.ts'
import { nameListKinds } from '../../../model/edition.ts'
import { toLangAttribute } from '../../interface-language.ts'
import { raw } from '../../jsx/jsx-runtime.ts'
import type { DocumentProps } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { SearchBox } from '../frame/search-box.tsx'
import { DivisionItem } from './division-item.tsx'
import { Divisions } from './divisions.tsx'
import { Listings } from './listings.tsx'

/** The most frequent sections, topics and authors. Releases of earlier versions do not have them. */
const FrontNameLists = ({
  document: { frontNames, address },
  context,
}: DocumentProps<CollectionDocument>) => (
  <>
    {nameListKinds.map(
      (listKind) =>
        frontNames &&
        frontNames[listKind].length > 0 && (
          <section>
            <h2>
              <a href={address + listKind}>{chooseCatalogue(context.language).listTitles[listKind]}</a>
            </h2>
            <ul class={listKind === 'sections' ? 'plain columns' : 'line'}>
              {frontNames[listKind].map((division) => (
                <DivisionItem division={division} label={null} context={context} />
              ))}
            </ul>
          </section>
        ),
    )}
  </>
)

/**
 * The contents of a front page: the introduction, a search box, years or editions, the latest articles, and links to
 * name lists.
 */
export function FrontContents({ document, context }: DocumentProps<CollectionDocument>) {
  const { edition, archive, language } = context
  const { byYear, editions, listTitles } = chooseCatalogue(language)
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
      <FrontNameLists document={document} context={context} />
    </>
  )
}
