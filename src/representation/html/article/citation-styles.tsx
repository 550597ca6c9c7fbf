import { createCitation } from '../../../model/citation.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { printedStyles } from '../../citations/printed-styles.ts'
import { printWikitext } from '../../citations/wikipedia.ts'
import type { DocumentProps } from '../../representation.ts'
import { findWords } from '../../words/index.ts'

/** The article's citation in five styles, ready to copy. */
export function CitationStyles({ document, context }: DocumentProps<ArticleDocument>) {
  const { fields } = document
  const { edition } = context
  const cited = createCitation(document, {
    ...context,
    language: context.documentLanguage ?? context.language,
  })
  const original = { url: fields.url, captured: fields.source?.captured ?? null }
  return (
    <details class="cite">
      <summary>{findWords(context.language).citeHeading}</summary>
      <dl>
        {printedStyles.map(({ label, language, print }) => {
          const [before, after] = print(cited)
          return (
            <>
              <dt>{label}</dt>
              <dd class="url" lang={language}>
                {before} <i>{cited.newspaper}</i>
                {after}
              </dd>
            </>
          )
        })}
        <dt>Wikipedia</dt>
        <dd class="url">
          <code>{printWikitext(cited, original, edition?.language ?? '')}</code>
        </dd>
      </dl>
    </details>
  )
}
