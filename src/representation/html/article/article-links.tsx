import { encodeAddress } from '../../../model/address.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { nameListKinds } from '../../../model/edition.ts'
import { addressOfNameList } from '../../../model/list-address.ts'
import { formatPeriod } from '../../collection-title.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { DocumentProps } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { DateLink } from '../date-link.tsx'
import { NeighbourLinks } from './article-neighbours.tsx'

type ArticleProps = DocumentProps<ArticleDocument>

/** Links to the lists of the article's section, topics and authors. */
function NameLinks({ document: { fields, edition }, context }: ArticleProps) {
  const { nameLabels } = chooseCatalogue(context.language)
  const namesByKind = { ...fields, sections: fields.section === null ? [] : [fields.section] }
  const lang = toLangAttribute(context.language, context.documentLanguage)
  return (
    <>
      {nameListKinds.map((listKind) => {
        const listedNames = namesByKind[listKind]
        return (
          listedNames.length > 0 && (
            <p class="count">
              {`${nameLabels[listKind]} `}
              {listedNames.map((name, index) => (
                <>
                  {index > 0 && ', '}
                  <a href={encodeAddress(addressOfNameList(edition, listKind, name))} lang={lang}>
                    {name}
                  </a>
                </>
              ))}
            </p>
          )
        )
      })}
    </>
  )
}

/** Links to the article's day, month or year, and to the same day in other years. */
function DateLinks({ document, context }: ArticleProps) {
  const { moreFromDate, listTitles } = chooseCatalogue(context.language)
  const { published } = document.fields
  if (published === null) return null
  const monthAndDay = published.length < 10 ? null : published.slice(5, 10)
  return (
    <p class="count">
      {moreFromDate} <DateLink document={document} context={context} />
      {monthAndDay !== null && (
        <>
          {' · '}
          <a href={`/${document.edition}/on-this-day/${monthAndDay}`}>
            {`${listTitles.days} – ${formatPeriod(`--${monthAndDay}`, context.language)}`}
          </a>
        </>
      )}
    </p>
  )
}

/** The links at the end of an article: to related articles, to the previous and next ones, and to its lists. */
export const ArticleLinks = ({ document, context }: ArticleProps) => (
  <nav
    class="onward"
    aria-label={chooseCatalogue(context.language).readOn}
    lang={toLangAttribute(context.documentLanguage ?? '', context.language)}
  >
    {context.neighbours && <NeighbourLinks neighbours={context.neighbours} context={context} />}
    <NameLinks document={document} context={context} />
    <DateLinks document={document} context={context} />
  </nav>
)
