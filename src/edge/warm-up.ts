import { completeDocument } from '../archive/earlier-formats.ts'
import type { ArticleDocument } from '../model/document.ts'
import { html } from '../representation/html/html.tsx'
import { fallbackRenderContext } from '../representation/render-context.ts'
import { render } from '../representation/representation.ts'
import { rankRepresentations } from './gateway/accept.ts'

/** An article as the first format had it. */
const sample: ArticleDocument = JSON.parse(
  '{"kind":"article","edition":"","address":"/","fields":{"headline":"","published":"2000-01-01","authors":[""],"section":""},"body":{"html":"","text":""}}',
)

/**
 * Renders an article, so that V8 compiles what most first requests need while the isolate starts: its first reader need not
 * wait for that. Only functions of a page are worth it; a longer start delays every reader.
 */
export function warmUp(): void {
  rankRepresentations('text/html,*/*;q=0.8', null)
  render(html, completeDocument(sample), fallbackRenderContext)
}
