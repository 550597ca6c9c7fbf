import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { LinkItem } from './link-item.tsx'

/** Links to an edition's indexes, and to its page about contents and gaps. */
export function EditionNav({ edition, language }: RenderContext) {
  const { listTitles, holdings } = chooseCatalogue(language)
  if (!edition) return null
  const titlesByPath = {
    sections: listTitles.sections,
    topics: listTitles.topics,
    authors: listTitles.authors,
    'on-this-day': listTitles.days,
    corrections: listTitles.corrections,
    holdings: holdings.title,
  }
  return (
    <nav aria-label={edition.name}>
      <ul class="line">
        {Object.entries(titlesByPath).map(([path, title]) => (
          <LinkItem href={`/${edition.id}/${path}`}>{title}</LinkItem>
        ))}
      </ul>
    </nav>
  )
}
