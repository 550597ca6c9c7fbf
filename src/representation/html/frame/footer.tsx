import { encodeAddress } from '../../../model/address.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { Child } from '../../jsx/jsx-runtime.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { LinkItem } from './link-item.tsx'
import { searchAddressOf } from './search-box.tsx'

/** The page's URL, shown only in print, with space for the reader to write the date (docs/decisions/0012). */
const PrintedCitation = ({ url, language }: { url: string; language: string }) => (
  <p class="printed">
    {chooseCatalogue(language).permanentLink} {url}
    <br />
    {chooseCatalogue(language).accessedOn} ____________________
  </p>
)

interface FooterProps {
  context: RenderContext
  lang: string | undefined
  /** The canonical URL; `null` for a page without an address of its own. */
  url: string | null
  children?: Child
}

/** The footer of every page: its children, then links to search, plain pages, contact and the archive. */
export const Footer = ({ context: { edition, archive, language }, lang, url, children }: FooterProps) => (
  <footer lang={lang}>
    {url !== null && <PrintedCitation url={url} language={language} />}
    {children}
    <ul class="line">
      <LinkItem href={searchAddressOf(edition)}>{chooseCatalogue(language).search.title}</LinkItem>
      {edition?.pages.map(({ address, headline }) => (
        <LinkItem href={encodeAddress(address)} lang={toLangAttribute(language, edition.language)}>
          {headline}
        </LinkItem>
      ))}
      {edition?.contact && <LinkItem href={`mailto:${edition.contact}`}>{edition.contact}</LinkItem>}
      <LinkItem href="/" lang={toLangAttribute(language, archive.language)}>
        {archive.name}
      </LinkItem>
    </ul>
  </footer>
)
