import { BodyHtml } from '../html/article/body-html.tsx'
import type { RenderContext } from '../representation.ts'

/**
 * Returns the full text of the entry at an index as HTML that can be read anywhere: with absolute URLs, one size of
 * each picture, and a notice in place of each missing picture. Returns an empty string, `null` or `undefined` if the
 * context does not have the text (`RenderContext.texts`).
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
