import { encodeAddress } from '../../../model/address.ts'
import type { ListLink } from '../../../model/document.ts'
import type { ArticleLink, ArticleNeighbours } from '../../../model/neighbours.ts'
import { formatPeriod } from '../../collection-title.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { formatNewsroomDate } from '../date-time.tsx'

interface NeighbourLinkProps {
  to: ArticleLink | ListLink
  rel?: 'prev' | 'next'
  context: RenderContext
}

/** A link to an article, labelled with its headline, or to a date. */
function NeighbourLink({ to, rel, context: { language, edition } }: NeighbourLinkProps) {
  const [label, lang] =
    'headline' in to
      ? [to.headline, toLangAttribute(language, to.language ?? edition?.language)]
      : [formatPeriod(to.name, language)]
  return (
    <a href={encodeAddress(to.address)} rel={rel} lang={lang}>
      {label}
    </a>
  )
}

interface NeighboursProps {
  neighbours: ArticleNeighbours
  /** The context in the language of the interface. */
  context: RenderContext
}

/** Links to the previous and next articles or dates. */
function AdjoiningLinks({ neighbours: { before, after }, context }: NeighboursProps) {
  const { adjoining } = chooseCatalogue(context.language)
  return (
    <ul class="adjoining">
      {(
        [
          ['prev', before],
          ['next', after],
        ] as const
      ).map(
        ([rel, to]) =>
          to && (
            <li class={rel}>
              <span class="count">{adjoining[rel]}</span>
              <NeighbourLink to={to} rel={rel} context={context} />
            </li>
          ),
      )}
    </ul>
  )
}

/** Links to the previous and next articles with the same topic, author or section. */
function RelatedArticleLinks({ neighbours: { earlier, later }, context }: NeighboursProps) {
  const relatedArticles = [earlier, later].filter((article) => article !== undefined)
  return (
    relatedArticles.length > 0 && (
      <>
        <h2>{chooseCatalogue(context.language).readOn}</h2>
        <ul class="plain">
          {relatedArticles.map((article) => (
            <li>
              <NeighbourLink to={article} context={context} />
              {article.published && (
                <span class="count">{formatNewsroomDate(article.published, context)}</span>
              )}
            </li>
          ))}
        </ul>
      </>
    )
  )
}

/** Links to related articles, with their dates, and to the previous and next ones. */
export const NeighbourLinks = ({ neighbours, context }: NeighboursProps) => (
  <>
    <RelatedArticleLinks neighbours={neighbours} context={context} />
    {(neighbours.before ?? neighbours.after) && <AdjoiningLinks neighbours={neighbours} context={context} />}
  </>
)
