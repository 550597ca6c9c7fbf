import { raw } from 'hono/html'
import { grounds } from '../../model/accent.ts'
import { addressToPath } from '../../model/address.ts'
import type { PublishedEdition } from '../../model/configuration.ts'
import { inChrome, langWithin } from '../chrome.ts'
import { dateInWords } from '../date.ts'
import type { Child } from '../jsx/jsx-runtime.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { searchAddress } from './search-form.tsx'
import { styleFor } from './style.ts'
import { Way } from './way.tsx'

/** Languages that are written from right to left, unless their tag names a script; then the scripts that are. */
const rightToLeft =
  /^(?:ar|arc|ckb|dv|fa|he|iw|ks|nqo|ps|sd|syr|ug|ur|yi)(?!-[a-z]{4}\b)\b|-(?:arab|hebr|nkoo|syrc|thaa)\b/i

function lifetimeOf({ founded, closed }: PublishedEdition, language: string) {
  if (closed === null) return null
  const [start, end] = [founded, closed].map((date) => date && dateInWords(date, language, 'UTC'))
  return (
    <>
      {' · '}
      <bdi>{start ? `${start} – ${end}` : `${wordsFor(language).closed} ${end}`}</bdi>
    </>
  )
}

interface MastheadProps {
  setting: Setting
  notice: string | undefined
  lang: string | undefined
}

const Masthead = ({ setting: { archive, edition, language }, notice, lang }: MastheadProps) => (
  <header class="masthead">
    <Notice text={notice} edition={edition} />
    <a href={edition ? `/${edition.id}/` : '/'} lang={(edition ?? archive).language}>
      {(edition ?? archive).name}
    </a>
    <p lang={lang}>
      {edition && wordsFor(language).archive}
      {edition && lifetimeOf(edition, language)}
    </p>
  </header>
)

interface FooterProps {
  setting: Setting
  lang: string | undefined
  children?: Child
}

const Footer = ({ setting, lang, children }: FooterProps) => (
  <footer lang={lang}>
    {children}
    <ul class="line">
      <Way href={searchAddress(setting)}>{wordsFor(setting.language).search.title}</Way>
      {setting.edition?.pages.map(({ address, headline }) => (
        <Way href={addressToPath(address)} lang={langWithin(setting.language, setting.edition?.language)}>
          {headline}
        </Way>
      ))}
      {setting.edition?.contact && (
        <Way href={`mailto:${setting.edition.contact}`}>{setting.edition.contact}</Way>
      )}
      <Way href="/" lang={langWithin(setting.language, setting.archive.language)}>
        {setting.archive.name}
      </Way>
    </ul>
  </footer>
)

/** What paper needs and a screen does not. The day of consultation is the reader's to write (docs/decisions/0012). */
const Printed = ({ url, language }: { url: string; language: string }) => (
  <p class="printed">
    {wordsFor(language).permanentAddress} {url}
    <br />
    {wordsFor(language).consulted} ____________________
  </p>
)

/** A page's title with whose it is, which the title of a front says already. */
const titled = (title: string, name: string) =>
  title === name || title.startsWith(`${name} – `) ? title : `${title} – ${name}`

interface LayoutProps {
  setting: Setting
  title: string
  /** `null` for a page that has no address of its own, such as an error's. */
  canonical: string | null
  /** The edition's words about being an archive. */
  notice?: string | undefined
  /** More of the head. */
  meta?: Child
  /** What stands in the footer above its links. */
  foot?: Child
  children?: Child
}

/** A whole page: every page of the archive wears it. */
export function Layout({ setting, title, canonical, notice, meta, foot, children }: LayoutProps) {
  const { edition, archive, alternates } = setting
  const [chrome, language] = [inChrome(setting), setting.documentLanguage ?? setting.language]
  const body = langWithin(language, setting.language)
  const around = langWithin(setting.language, chrome.language)
  const url = canonical === null ? null : archive.url + addressToPath(canonical)
  return (
    <html lang={language} dir={rightToLeft.test(language) ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{titled(title, edition?.name ?? archive.name)}</title>
        {url !== null && <link rel="canonical" href={url} />}
        {url !== null && alternatesOf(alternates)}
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          href="/opensearch.xml"
          title={archive.name}
        />
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        {Object.entries(grounds).map(([scheme, ground]) => (
          <meta name="theme-color" media={`(prefers-color-scheme: ${scheme})`} content={ground} />
        ))}
        {meta}
        <style>{raw(styleFor(setting))}</style>
      </head>
      <body lang={body}>
        <a class="unseen" href="#text" lang={around}>
          {wordsFor(chrome.language).skip}
        </a>
        <Masthead setting={chrome} notice={notice} lang={around} />
        <main id="text">{children}</main>
        <Footer setting={chrome} lang={around}>
          {url !== null && <Printed url={url} language={chrome.language} />}
          {foot}
        </Footer>
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
      <li aria-hidden="true">{wordsFor(language).otherForms}</li>
      {alternates
        .filter(({ name }) => name !== 'html')
        .map(({ name, mediaType, href }) => (
          <Way href={href} type={mediaType}>
            {name}
          </Way>
        ))}
    </ul>
  </nav>
)

/** An edition's words about being an archive: in its own language, whatever the page's. */
export const Notice = ({ text, edition }: { text: string | undefined; edition: Setting['edition'] }) =>
  text === undefined ? null : (
    <aside class="stamp" role="note" lang={edition?.language} dir="auto">
      {text}
    </aside>
  )
