import { encodeAddress } from '../../../model/address.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { LinkItem } from './link-item.tsx'
import { searchAddressOf } from './search-box.tsx'

interface SectionBarProps {
  context: RenderContext
  lang: string | undefined
}

/** The bar below an edition's masthead, with its main sections and a link to its search. */
export function SectionBar({ context: { edition, language }, lang }: SectionBarProps) {
  const { listTitles, search } = chooseCatalogue(language)
  if (!edition) return null
  return (
    <nav class="bar" aria-label={`${listTitles.sections} – ${edition.name}`} lang={lang}>
      <ul class="line">
        {edition.sections.map(({ address, name }) => (
          <LinkItem href={encodeAddress(address)} lang={toLangAttribute(language, edition.language)}>
            {name}
          </LinkItem>
        ))}
        <LinkItem href={searchAddressOf(edition)}>{search.submit}</LinkItem>
      </ul>
    </nav>
  )
}
