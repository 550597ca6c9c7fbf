import { editionIdOf, encodeAddress } from '../../../model/address.ts'
import type { FrontSection, ListDivision } from '../../../model/document.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { LinkItem } from '../frame/link-item.tsx'
import { Lifespan } from '../frame/masthead.tsx'

interface DivisionItemProps {
  division: ListDivision & Partial<FrontSection>
  /** A period in words, in the page's language; `null` to show the newsroom's own name, in the newsroom's language. */
  label: string | null
  context: RenderContext
}

/**
 * A link to a list, with its number of articles. In an archive-wide list, the dates of an edition, or the name of the
 * edition that the list belongs to, are added. Below the link are a section's latest headline and the beginning of an
 * edition's introduction.
 */
export function DivisionItem({ division, label, context }: DivisionItemProps) {
  const { address, name, articles, latest, excerpt } = division
  const { language, editions, edition } = context
  const { formatCount, articleCount } = chooseCatalogue(language)
  const owner = edition ?? editions.find(({ id }) => id === editionIdOf(address))
  const lang = label === null ? toLangAttribute(language, owner?.language) : undefined
  const isEdition = address === `/${owner?.id}/`
  return (
    <LinkItem
      href={encodeAddress(address)}
      lang={lang}
      aside={
        <>
          {' '}
          <small>
            {articles !== null && (isEdition || label ? articleCount : formatCount)(articles)}
            {!edition && articles !== null && ' · '}
            {!edition &&
              owner &&
              (isEdition ? <Lifespan {...owner} language={language} /> : <bdi lang={lang}>{owner.name}</bdi>)}
          </small>
          {latest && (
            <p class="snippet">
              <a href={encodeAddress(latest.address)} lang={latest.language ?? lang}>
                {latest.headline}
              </a>
            </p>
          )}
          {excerpt && (
            <p class="snippet" lang={lang}>
              {excerpt}
            </p>
          )}
        </>
      }
    >
      {label ?? name}
    </LinkItem>
  )
}
