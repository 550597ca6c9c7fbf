import { addressToPath } from '../../../model/address.ts'
import type { ListedArticle, ListLink } from '../../../model/document.ts'
import type { ArticleNeighbours } from '../../../model/neighbours.ts'
import { formatPeriod } from '../../collection-title.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { RenderContext } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { DateTime } from '../date-time.tsx'
import { NavLink } from '../frame/nav-link.tsx'

/** An article's headline in its own language, or a day in the page's. */
const labelNeighbour = (neighbour: ListedArticle | ListLink, { language, edition }: RenderContext) =>
  'headline' in neighbour
    ? {
        label: neighbour.headline,
        lang: toLangAttribute(language, neighbour.language ?? edition?.language),
      }
    : { label: formatPeriod(neighbour.name, language), lang: undefined }

interface AdjoiningProps {
  neighbour: ListedArticle | ListLink | null
  rel: 'prev' | 'next'
  context: RenderContext
}

/** The link to the article or the day before or after. */
function Adjoining({ neighbour, rel, context }: AdjoiningProps) {
  if (!neighbour) return null
  const { label, lang } = labelNeighbour(neighbour, context)
  return (
    <li class={rel}>
      <span class="count">
        {findWords(context.language).adjoining[rel]['headline' in neighbour ? 'article' : 'day']}
      </span>
      <a href={addressToPath(neighbour.address)} rel={rel} lang={lang}>
        {label}
      </a>
    </li>
  )
}

/** Near articles with their dates. */
const NearArticles = ({ articles, context }: { articles: ListedArticle[]; context: RenderContext }) => (
  <ul class="plain">
    {articles.map((article) => {
      const { label, lang } = labelNeighbour(article, context)
      const { published } = article
      return (
        <NavLink
          href={addressToPath(article.address)}
          lang={lang}
          aside={published && <DateTime class="count" date={published.slice(0, 10)} context={context} />}
        >
          {label}
        </NavLink>
      )
    })}
  </ul>
)

interface NeighboursProps {
  neighbours: ArticleNeighbours
  /** In the language of the page's own words. */
  context: RenderContext
}

/** The articles near an article, and those before and after it. */
export const NeighbourLinks = ({ neighbours: { before, after, near }, context }: NeighboursProps) => (
  <>
    {near.length > 0 && (
      <>
        <h2>{findWords(context.language).readOn}</h2>
        <NearArticles articles={near} context={context} />
      </>
    )}
    {(before ?? after) && (
      <ul class="adjoining">
        <Adjoining neighbour={before} rel="prev" context={context} />
        <Adjoining neighbour={after} rel="next" context={context} />
      </ul>
    )}
  </>
)
