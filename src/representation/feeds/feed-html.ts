import { BodyHtml } from '../html/article/body-html.tsx'
import type { RenderContext } from '../representation.ts'

/**
 * Returns the whole text of the entry at an index as HTML that can be read anywhere: with absolute URLs, one size of
 * each picture, and words in place of missing pictures. The result is empty, `null` or `undefined` if the context
 * lacks the text (`RenderContext.texts`).
 */
export function feedHtmlOf(context: RenderContext, entryIndex: number): string | null | undefined {
  const html = context.texts?.[entryIndex]
  return (
    html &&
    String(BodyHtml({ html, context }))
      .replace(/(<img src="[^"]*") srcset="[^"]*" sizes="[^"]*"/g, '$1')
      .replace(/(<(?:a(?: id="[^"]*")? href|img src)=")(?=\/)/g, `$1${context.archive.url}`)
  )
}
