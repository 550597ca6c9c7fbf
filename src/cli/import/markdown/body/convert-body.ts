import { escapeHtml } from '../../../content/html/escape-html.ts'
import { boundMarkdown } from '../../../content/markdown/bound-markdown.ts'
import { findBlocks } from '../../../content/markdown/parse-markdown.ts'
import { parseWithOffsets } from '../../../content/markdown/parse-with-offsets.ts'
import type { WordAccount } from '../../accounting/word-account.ts'
import { bodyFromHtml } from '../../markup/html-body.ts'
import { extractVisibleHtmlText } from '../../markup/visible-html-text.ts'
import type { MarkdownPage } from '../front-matter/front-matter.ts'
import type { PageFacts } from '../urls/page-facts.ts'
import { findSiteRoot } from '../urls/page-urls.ts'
import { findCodeRanges, isInRanges } from './code-ranges.ts'
import { convertDialect, makeAddressesAbsolute } from './convert-dialect.ts'
import { extractSourceText } from './source-text.ts'
import { type ExpandedTemplates, expandTemplates, type TemplateContext } from './templates.ts'

/** A page's body in the archive's Markdown. */
export interface PageBody {
  markdown: string
  account: WordAccount
  /** Number of indented paragraphs that were read as text instead of code. */
  indented: number
}

function measureLongestRun(text: string): number {
  let longest = 2
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}

function fenceCode(text: string, language: string): string {
  const fence = '`'.repeat(measureLongestRun(text) + 1)
  return `${fence}${language}\n${text.replace(/^\n+/, '').trimEnd()}\n${fence}`
}

/** Values for a page's templates. */
export type TemplateValues = Pick<TemplateContext, 'frontMatter' | 'edition' | 'root' | 'onUnknownTag'>

/** Collects the values for a page's templates; `onUnknownTag` is called for each unknown tag. */
export const createTemplateValues = (
  facts: PageFacts,
  onUnknownTag: TemplateContext['onUnknownTag'],
): TemplateValues => ({
  frontMatter: facts.frontMatter,
  edition: facts.briefing.edition,
  root: findSiteRoot(facts),
  onUnknownTag: onUnknownTag,
})

/** Origin of root-relative addresses, which are the old site's. */
const originOfSite = ({ root: { origin } }: TemplateValues) => origin

const removeTags = (text: string): ExpandedTemplates => ({ text, bare: text, shown: [], dropped: [] })

/** Maximum number of lists and quotations inside one of them: reading them takes quadratic time. */
const maxNested = 400

/** Returns the reason to refuse a page with too many nested lists or quotations, or `null`. */
export const describeExcessiveNesting = ({ body }: MarkdownPage): string | null =>
  findBlocks(boundMarkdown(body)).nested > maxNested
    ? `contains a list or a quotation with more than ${maxNested} others inside it: divide it`
    : null

/** Converts a page's body to the archive's Markdown. `isGenerated`: braces in it are templates of a site generator. */
export function convertMarkdownBody(
  { body }: MarkdownPage,
  filling: TemplateValues,
  isGenerated: boolean,
): PageBody {
  const text = boundMarkdown(body)
  const hasTags = isGenerated && /\{[{%]/.test(text)
  const code = hasTags ? findCodeRanges(text, parseWithOffsets(text)) : []
  const isCode = (offset: number) => isInRanges(code, offset)
  const setting: TemplateContext = { ...filling, isCode, code: fenceCode, html: bodyFromHtml }
  const expanded = hasTags ? expandTemplates(text, setting) : removeTags(text)
  const plain = convertDialect(expanded.text, { origin: originOfSite(filling), isGenerated })
  const sourceText = [extractSourceText(expanded.bare), ...accountForBody(expanded)].join('\n')
  const account = { sourceText, dropped: [...expanded.dropped, ...plain.dropped] }
  return { markdown: plain.text.trim(), account, indented: plain.indented }
}

const accountForBody = ({ shown, dropped }: ExpandedTemplates) => [
  ...shown,
  ...dropped.map(({ text }) => text),
]

/** Converts the body of an HTML page with front matter. */
export function convertHtmlBody({ body }: MarkdownPage, filling: TemplateValues): PageBody {
  const code = (text: string) => `<pre><code>${escapeHtml(text)}</code></pre>`
  const expanded = expandTemplates(body, {
    ...filling,
    isCode: () => false,
    code,
    html: (html) => html,
  })
  const markdown = bodyFromHtml(makeAddressesAbsolute(expanded.text, originOfSite(filling)))
  const sourceText = [extractVisibleHtmlText(expanded.bare), ...accountForBody(expanded)].join('\n')
  return { markdown, account: { sourceText, dropped: expanded.dropped }, indented: 0 }
}
