import { raw } from 'hono/html'
import { pageBackgrounds } from '../../model/accent.ts'
import { canonicalUrl } from '../canonical-url.ts'
import type { Child } from '../jsx/jsx-runtime.ts'
import type { RenderContext } from '../representation.ts'
import { styleFor } from './style.ts'

/** The document's title with the edition's name, unless it begins with that, as a front page's does. */
const fullTitle = (title: string, name: string) =>
  title === name || title.startsWith(`${name} – `) ? title : `${title} – ${name}`

interface HeadProps {
  context: RenderContext
  title: string
  canonical: string | null
  children?: Child
}

/** The `head` of every page; children are added before the stylesheet. */
export const Head = ({ context, title, canonical, children }: HeadProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{fullTitle(title, (context.edition ?? context.archive).name)}</title>
    {canonical !== null && (
      <>
        <link rel="canonical" href={canonicalUrl(context, canonical)} />
        {context.alternates
          .filter(({ name }) => name !== 'html')
          .map(({ mediaType, href }) => (
            <link rel="alternate" type={mediaType} href={href} />
          ))}
      </>
    )}
    <link
      rel="search"
      type="application/opensearchdescription+xml"
      href="/opensearch.xml"
      title={context.archive.name}
    />
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    {Object.entries(pageBackgrounds).map(([scheme, ground]) => (
      <meta name="theme-color" media={`(prefers-color-scheme: ${scheme})`} content={ground} />
    ))}
    {children}
    <style>{raw(styleFor(context))}</style>
  </head>
)
