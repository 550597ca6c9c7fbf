import { shortenToLine } from '../../../model/shorten-to-line.ts'
import { canonicalUrlOf } from '../../canonical-url.ts'
import { toInterfaceContext, toInterfaceLangAttribute, toLangAttribute } from '../../interface-language.ts'
import type { Child } from '../../jsx/jsx-runtime.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { Footer } from './footer.tsx'
import { Head } from './head.tsx'
import { Masthead } from './masthead.tsx'
import { SectionBar } from './section-bar.tsx'

/**
 * Matches languages that are written from right to left, unless their tag specifies another script. Also matches tags
 * that specify a script that is written from right to left.
 */
const rightToLeftPattern =
  /^(?:ar|arc|ckb|dv|fa|he|iw|ks|nqo|ps|sd|syr|ug|ur|yi)(?!-[a-z]{4}\b)\b|-(?:arab|hebr|nkoo|syrc|thaa)\b/i

/** Maximum length of a description, in characters. Search engines show about 160. */
const maxDescriptionLength = 200

interface LayoutProps {
  context: RenderContext
  title: string
  /** The page's address; `null` for a page without one, such as an error page. */
  address: string | null
  /** True for a page of lists, which has two columns if there is room. */
  isWide?: boolean
  /** The edition's notice that it is an archive. */
  notice?: string | undefined
  /** A description for search engines, of any length. */
  description?: string
  /** Additional elements of the head. */
  head?: Child
  /** Contents of the footer, above its links. */
  foot?: Child
  children?: Child
}

/** The frame of every page: head, masthead, main text and footer. */
export function Layout({ context, title, address, isWide, notice, description, ...slots }: LayoutProps) {
  const interfaceContext = toInterfaceContext(context)
  const language = context.documentLanguage ?? context.language
  const interfaceLang = toInterfaceLangAttribute(context)
  const url = address === null ? null : canonicalUrlOf(context, address)
  return (
    <html lang={language} dir={rightToLeftPattern.test(language) ? 'rtl' : 'ltr'}>
      <Head context={context} title={title} url={url}>
        {description && (
          <meta name="description" content={shortenToLine(description, maxDescriptionLength)} />
        )}
        {slots.head}
      </Head>
      <body class={isWide ? 'broad' : undefined} lang={toLangAttribute(language, context.language)}>
        <a class="unseen" href="#text" lang={interfaceLang}>
          {chooseCatalogue(interfaceContext.language).skipToContent}
        </a>
        <Masthead context={interfaceContext} notice={notice} lang={interfaceLang} />
        <SectionBar context={interfaceContext} lang={interfaceLang} />
        <main id="text">{slots.children}</main>
        <Footer context={interfaceContext} lang={interfaceLang} url={url}>
          {slots.foot}
        </Footer>
      </body>
    </html>
  )
}
