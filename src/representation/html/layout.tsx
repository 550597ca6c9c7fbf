import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { addressToPath } from '../../model/address.ts'
import type { PublishedEdition } from '../../model/configuration.ts'
import { dateInWords } from '../date.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { style } from './style.ts'

const rightToLeft = /^(?:ar|dv|fa|he|ps|sd|ug|ur|yi)\b/i

function lifetimeOf({ founded, closed }: PublishedEdition, language: string): string | null {
  if (closed === null) return null
  const end = dateInWords(closed, language, 'UTC')
  return founded === null
    ? `${wordsFor(language).closed} ${end}`
    : `${dateInWords(founded, language, 'UTC')} – ${end}`
}

const Masthead = ({ archive, edition, language }: Setting) => (
  <header class="masthead">
    <a href={edition ? `/${edition.id}/` : '/'}>{edition?.name ?? archive.name}</a>
    {edition && (
      <p>{[wordsFor(language).archive, lifetimeOf(edition, language)].filter(Boolean).join(' · ')}</p>
    )}
  </header>
)

const Footer = ({ setting, children }: { setting: Setting; children?: Child }) => (
  <footer>
    {children}
    <ul class="line">
      <li>
        <a href={setting.edition ? `/${setting.edition.id}/search` : '/search'}>
          {wordsFor(setting.language).search.title}
        </a>
      </li>
      {setting.edition?.pages.map(({ address, headline }) => (
        <li>
          <a href={addressToPath(address)}>{headline}</a>
        </li>
      ))}
      {setting.edition?.contact && (
        <li>
          <a href={`mailto:${setting.edition.contact}`}>{setting.edition.contact}</a>
        </li>
      )}
      <li>
        <a href="/">{setting.archive.name}</a>
      </li>
    </ul>
  </footer>
)

interface LayoutProps {
  setting: Setting
  title: string
  /** `null` for a page that has no address of its own, such as an error's. */
  canonical: string | null
  /** More of the head. */
  meta?: Child
  /** What stands in the footer above its links. */
  foot?: Child
  children?: Child
}

/** A whole page: every page of the archive wears it. */
export function Layout({ setting, title, canonical, meta, foot, children }: LayoutProps) {
  const { language, edition, archive, alternates } = setting
  return (
    <html lang={language} dir={rightToLeft.test(language) ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${edition?.name ?? archive.name}`}</title>
        {canonical !== null && <link rel="canonical" href={archive.url + addressToPath(canonical)} />}
        {canonical !== null && alternatesOf(alternates)}
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          href="/opensearch.xml"
          title={archive.name}
        />
        {meta}
        <style>{raw(style)}</style>
      </head>
      <body>
        <a class="skip" href="#text">
          {wordsFor(language).skip}
        </a>
        {Masthead(setting)}
        <main id="text">{children}</main>
        <Footer setting={setting}>{foot}</Footer>
      </body>
    </html>
  )
}

const alternatesOf = (alternates: Setting['alternates']) =>
  alternates
    .filter(({ name }) => name !== 'html')
    .map(({ mediaType, href }) => <link rel="alternate" type={mediaType} href={href} />)

/** Links to a page's other representations. */
export const OtherForms = ({ alternates, language }: Setting) => (
  <nav aria-label={wordsFor(language).otherForms}>
    <ul class="line">
      {alternates
        .filter(({ name }) => name !== 'html')
        .map(({ name, mediaType, href }) => (
          <li>
            <a href={href} type={mediaType}>
              {name}
            </a>
          </li>
        ))}
    </ul>
  </nav>
)

/** An edition's words about being an archive. */
export const Notice = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <aside class="notice" role="note">
      {text}
    </aside>
  )
