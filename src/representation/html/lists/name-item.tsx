import { addressToPath, editionOf } from '../../../model/address.ts'
import type { FrontSection, ListDivision } from '../../../model/document.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { RenderContext } from '../../representation.ts'
import { findWords } from '../../words/index.ts'

interface NameItemProps {
  name: ListDivision & Partial<FrontSection>
  context: RenderContext
}

/** A name's link, its number of articles, its edition in a list of the archive and, for a section, its latest headline. */
export function NameItem({ name: { address, name, articles, latest }, context }: NameItemProps) {
  const { language, editions, edition } = context
  const own = edition ?? editions.find(({ id }) => id === editionOf(address))
  return (
    <li lang={toLangAttribute(language, own?.language)}>
      <a href={addressToPath(address)}>{name}</a>{' '}
      <small>
        {findWords(language).formatCount(articles ?? 0)}
        {!edition && ` · ${own?.name}`}
      </small>
      {latest && (
        <p class="snippet">
          <a href={addressToPath(latest.address)} lang={latest.language}>
            {latest.headline}
          </a>
        </p>
      )}
    </li>
  )
}
