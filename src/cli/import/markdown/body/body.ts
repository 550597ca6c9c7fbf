import { boundedMarkdown } from '../../../content/markdown/bounded-markdown.ts'
import { parseWithOffsets } from '../../../content/markdown/parse-with-offsets.ts'
import type { WordAccount } from '../../accounting/word-account.ts'
import { escapeHtml } from '../../markup/escape-html.ts'
import { bodyFromHtml } from '../../markup/html-body.ts'
import { visibleHtmlText } from '../../markup/visible-html-text.ts'
import type { Page } from '../front-matter/front-matter.ts'
import type { PageFacts } from '../urls/page-facts.ts'
import { siteRoot } from '../urls/page-urls.ts'
import { codeRanges, isWithin } from './code-ranges.ts'
import { absoluteAddresses, plainDialect } from './dialect.ts'
import { markdownSourceText } from './source-text.ts'
import { type ExpandedTemplates, expandTemplates, type TemplateSetting } from './templates.ts'

/** A page's body in the archive's Markdown. */
export interface PageBody {
  markdown: string
  account: WordAccount
  /** Number of indented paragraphs read as text instead of code. */
  indented: number
}

function longestRun(text: string): number {
  let longest = 2
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}

function fenced(text: string, language: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  return `${fence}${language}\n${text.replace(/^\n+/, '').trimEnd()}\n${fence}`
}

/** Values for a page's templates. */
export type Filling = Pick<TemplateSetting, 'matter' | 'edition' | 'root' | 'notUnderstood'>

/** Collects the values for a page's templates; `notUnderstood` is called for each unknown tag. */
export const fillingOf = (facts: PageFacts, notUnderstood: TemplateSetting['notUnderstood']): Filling => ({
  matter: facts.matter,
  edition: facts.briefing.edition,
  root: siteRoot(facts),
  notUnderstood,
})

/** Origin of root-relative addresses, which are the old site's. */
const originOf = ({ root: { origin } }: Filling) => origin

const withoutTags = (text: string): ExpandedTemplates => ({ text, bare: text, shown: [], dropped: [] })

/** Converts a page's body to the archive's Markdown. `isGenerated`: braces in it are templates of a site generator. */
export function bodyOf({ body }: Page, filling: Filling, isGenerated: boolean): PageBody {
  const text = boundedMarkdown(body)
  const hasTags = isGenerated && /\{[{%]/.test(text)
  const code = hasTags ? codeRanges(text, parseWithOffsets(text)) : []
  const isCode = (offset: number) => isWithin(code, offset)
  const setting: TemplateSetting = { ...filling, isCode, code: fenced, html: bodyFromHtml }
  const expanded = hasTags ? expandTemplates(text, setting) : withoutTags(text)
  const plain = plainDialect(expanded.text, { origin: originOf(filling), isGenerated })
  const sourceText = [markdownSourceText(expanded.bare), ...accounted(expanded)].join('\n')
  const account = { sourceText, dropped: [...expanded.dropped, ...plain.dropped] }
  return { markdown: plain.text.trim(), account, indented: plain.indented }
}

const accounted = ({ shown, dropped }: ExpandedTemplates) => [...shown, ...dropped.map(({ text }) => text)]

/** Converts the body of an HTML page with front matter. */
export function htmlBodyOf({ body }: Page, filling: Filling): PageBody {
  const code = (text: string) => `<pre><code>${escapeHtml(text)}</code></pre>`
  const expanded = expandTemplates(body, { ...filling, isCode: () => false, code, html: (html) => html })
  const markdown = bodyFromHtml(absoluteAddresses(expanded.text, originOf(filling)))
  const sourceText = [visibleHtmlText(expanded.bare), ...accounted(expanded)].join('\n')
  return { markdown, account: { sourceText, dropped: expanded.dropped }, indented: 0 }
}
