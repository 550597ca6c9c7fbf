import { type Citation, createCitation } from '../../../model/citation.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { type CitationStyle, citationStyles } from '../../citations/citation-styles.ts'
import { formatWikipediaCitation } from '../../citations/wikipedia.ts'
import type { DocumentProps } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'

/** A citation in one style. */
function StyledCitation({ citation, style }: { citation: Citation; style: CitationStyle }) {
  const [before, after] = style.format(citation)
  return (
    <>
      {before} <i>{citation.newspaper}</i>
      {after}
    </>
  )
}

/**
 * Chooses the citation style for the printed page: the first one in the page's language, or the first of all if none
 * is.
 */
const choosePrintedPageStyle = (language: string): CitationStyle | undefined =>
  citationStyles.find((style) => language.startsWith(style.language)) ?? citationStyles[0]

/** The article's citation in every style and as a Wikipedia template, ready to copy. Only one style is printed. */
export function CitationStyles({ document, context }: DocumentProps<ArticleDocument>) {
  const { fields } = document
  const { edition } = context
  const citation = createCitation(document, {
    ...context,
    language: context.documentLanguage ?? context.language,
  })
  const original = { url: fields.url, captured: fields.source?.captured ?? null }
  const renderings = citationStyles.map((style) => ({
    style,
    element: <StyledCitation citation={citation} style={style} />,
  }))
  const printedCitation = renderings.find(({ style }) => style === choosePrintedPageStyle(context.language))
  return (
    <>
      <details class="cite">
        <summary>{chooseCatalogue(context.language).citeHeading}</summary>
        <dl>
          {renderings.map(({ style, element }) => (
            <>
              <dt>{style.label}</dt>
              <dd class="url" lang={style.language}>
                {element}
              </dd>
            </>
          ))}
          <dt>Wikipedia</dt>
          <dd class="url">
            <code>{formatWikipediaCitation(citation, original, edition?.language ?? '')}</code>
          </dd>
        </dl>
      </details>
      {printedCitation && (
        <p class="printed url" lang={printedCitation.style.language}>
          {printedCitation.element}
        </p>
      )}
    </>
  )
}
