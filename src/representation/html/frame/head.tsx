import { pageBackgrounds } from '../../../model/accent.ts'
import { fullTitleOf } from '../../collection-title.ts'
import { type Child, raw } from '../../jsx/jsx-runtime.ts'
import type { RenderContext } from '../../representation.ts'
import { createStylesheet } from './style.ts'

interface HeadProps {
  context: RenderContext
  title: string
  /** The canonical URL; `null` for a page without an address of its own. */
  url: string | null
  children?: Child
}

/** The `head` of every page. Its children are inserted before the stylesheet. */
export const Head = ({ context, title, url, children }: HeadProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{fullTitleOf(title, context)}</title>
    {url !== null && (
      <>
        <link rel="canonical" href={url} />
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
    {Object.entries(pageBackgrounds).map(([scheme, colour]) => (
      <meta name="theme-color" media={`(prefers-color-scheme: ${scheme})`} content={colour} />
    ))}
    {children}
    <style>{raw(createStylesheet(context))}</style>
  </head>
)
