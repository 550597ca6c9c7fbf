import { encodeAddress } from '../../model/address.ts'
import type { ListedArticle } from '../../model/document.ts'
import { toLangAttribute } from '../interface-language.ts'
import type { Child } from '../jsx/jsx-runtime.ts'
import type { RenderContext } from '../representation.ts'
import { DateTime } from './date-time.tsx'
import { DetailLine } from './detail-line.tsx'

interface ArticleItemProps {
  address: string
  /** The item's `id` attribute. */
  anchor?: string | undefined
  picture?: ListedArticle['picture']
  headline: Child
  excerpt: Child
  /** The `lang` attribute of the headline and excerpt; `undefined` for the page's language. */
  lang: string | undefined
  /** The article's section and author, in its edition's language. */
  names: readonly (string | null | undefined)[]
  date: string | null
  /** The context with the article's own edition. */
  context: RenderContext
  /** The last part of the line of details. */
  source?: Child
  children?: Child
}

/** An article in a list: its headline, a small picture, an excerpt, and its section, author and day. */
export function ArticleItem({ context, picture, lang, excerpt, ...itemProps }: ArticleItemProps) {
  const nameLang = toLangAttribute(context.language, context.edition?.language)
  return (
    <li id={itemProps.anchor}>
      <a href={encodeAddress(itemProps.address)} lang={lang}>
        {picture && (
          <img src={picture.path} alt="" width={picture.width} height={picture.height} loading="lazy" />
        )}
        {itemProps.headline}
      </a>
      {excerpt && (
        <p class="snippet" lang={lang}>
          {excerpt}
        </p>
      )}
      <DetailLine
        parts={[
          ...itemProps.names.map((name) => name && <bdi lang={nameLang}>{name}</bdi>),
          itemProps.date && <DateTime date={itemProps.date.slice(0, 10)} context={context} />,
          itemProps.source,
        ]}
      />
      {itemProps.children}
    </li>
  )
}
