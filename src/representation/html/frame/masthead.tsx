import type { PublishedArchive, PublishedEdition } from '../../../model/configuration.ts'
import { formatDate } from '../../format-date.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { Notice } from './notice.tsx'

/** The dates of an edition that has closed, such as *October 7, 1991 – March 9, 2021*. */
export function Lifespan({ founded, closed, language }: PublishedEdition) {
  if (closed === null) return null
  const [foundedText, closedText] = [founded, closed].map((date) => date && formatDate(date, language, 'UTC'))
  return (
    <bdi>
      {foundedText ? `${foundedText} – ${closedText}` : `${chooseCatalogue(language).closed} ${closedText}`}
    </bdi>
  )
}

/** A logo with the name as its alternative text or, without a logo, the name itself. */
const NameOrLogo = ({ name, logo }: Pick<PublishedArchive, 'name' | 'logo'>) =>
  logo ? <img src={logo.path} alt={name} width={logo.width} height={logo.height} /> : name

interface MastheadProps {
  context: RenderContext
  notice: string | undefined
  lang: string | undefined
}

/** The top of every page: the edition's name, dates and notice, or the archive's name. */
export const Masthead = ({ context: { archive, edition, language }, notice, lang }: MastheadProps) => (
  <header class="masthead">
    <Notice text={notice} edition={edition} />
    <a href={edition ? `/${edition.id}/` : '/'} lang={(edition ?? archive).language}>
      <NameOrLogo {...(edition ?? archive)} />
    </a>
    <p lang={lang}>
      {edition && `${chooseCatalogue(language).archive} `}
      {edition && <Lifespan {...edition} language={language} />}
    </p>
  </header>
)
