import { escapeHtml } from '../../../content/html/escape-html.ts'
import { limitMarkdownComplexity } from '../../../content/markdown/limit-markdown-complexity.ts'
import { findMarkdownBlocks } from '../../../content/markdown/parse-markdown.ts'
import { parseWithOffsets } from '../../../content/markdown/parse-with-offsets.ts'
import type { WordAccount } from '../../accounting/word-account.ts'
import { markdownFromHtml } from '../../markup/html-body.ts'
import { extractHtmlTextWithPictures } from '../../markup/html-text-with-pictures.ts'
import type { MarkdownPage } from '../front-matter/front-matter.ts'
import type { PageFacts } from '../urls/page-facts.ts'
import { findSiteRoot } from '../urls/page-urls.ts'
import { findDelimitedCodeRanges, isInRanges } from './code-ranges.ts'
import { convertMarkdownDialect, resolveRootRelativeUrls } from './convert-markdown-dialect.ts'
import { type ExpandedTemplates, expandTemplates, type TemplateContext } from './templates.ts'
import { extractVisibleMarkdownText } from './visible-markdown-text.ts'

/** A page's body in the archive's Markdown. */
export interface PageBody {
  markdown: string
  account: WordAccount
  /** Number of indented paragraphs that were read as text instead of code. */
  indentedProseCount: number
}

/** Returns the length of a code fence that is longer than every run of backticks in the code. */
function computeFenceLength(code: string): number {
  let longestRunLength = 2
  for (const [backticks] of code.matchAll(/`+/g))
    longestRunLength = Math.max(longestRunLength, backticks.length)
  return longestRunLength + 1
}

function fenceCode(code: string, language: string): string {
  const fence = '`'.repeat(computeFenceLength(code))
  return `${fence}${language}\n${code.replace(/^\n+/, '').trimEnd()}\n${fence}`
}

/** Values that a page's templates refer to, and a callback for unknown tags. */
export type TemplateValues = Pick<TemplateContext, 'frontMatter' | 'edition' | 'siteRoot' | 'onUnknownTag'>

/** Collects the values for a page's templates. Expanding them calls `onUnknownTag` for each unknown tag. */
export const createTemplateValues = (
  facts: PageFacts,
  onUnknownTag: TemplateContext['onUnknownTag'],
): TemplateValues => ({
  frontMatter: facts.frontMatter,
  edition: facts.briefing.edition,
  siteRoot: findSiteRoot(facts),
  onUnknownTag,
})

/** Returns the origin of the old site, which completes root-relative addresses; `null` if it is unknown. */
const findSiteOrigin = ({ siteRoot: { origin } }: TemplateValues) => origin

const wrapUntaggedText = (text: string): ExpandedTemplates => ({
  expandedText: text,
  textWithoutTags: text,
  shownTagTexts: [],
  dropped: [],
})

/** Maximum number of lists and quotations within a list item. The time to parse them is quadratic in this number. */
const maxContainersPerItem = 1000

/** Returns the reason to refuse a page with a list item that contains too many lists or quotations; `null` for any other page. */
export const describeExcessiveContainers = ({ body }: MarkdownPage): string | null =>
  findMarkdownBlocks(limitMarkdownComplexity(body)).maxContainersPerPart > maxContainersPerItem
    ? `contains a list item with more than ${maxContainersPerItem.toLocaleString('en')} lists or quotations inside it: divide the item into several`
    : null

/**
 * Converts a page's body to the archive's Markdown. `isGeneratorInput` is true if a site generator treats braces in the
 * body as templates.
 */
export function convertMarkdownBody(
  { body }: MarkdownPage,
  templateValues: TemplateValues,
  isGeneratorInput: boolean,
): PageBody {
  const limitedMarkdown = limitMarkdownComplexity(body)
  const hasTags = isGeneratorInput && /\{[{%]/.test(limitedMarkdown)
  const codeRanges = hasTags
    ? findDelimitedCodeRanges(limitedMarkdown, parseWithOffsets(limitedMarkdown))
    : []
  const isInCode = (offset: number) => isInRanges(codeRanges, offset)
  const templateContext: TemplateContext = {
    ...templateValues,
    isInCode,
    renderCode: fenceCode,
    convertHtml: markdownFromHtml,
  }
  const expandedTemplates = hasTags
    ? expandTemplates(limitedMarkdown, templateContext)
    : wrapUntaggedText(limitedMarkdown)
  const convertedMarkdown = convertMarkdownDialect(expandedTemplates.expandedText, {
    origin: findSiteOrigin(templateValues),
    isGeneratorInput,
  })
  const sourceText = [
    extractVisibleMarkdownText(expandedTemplates.textWithoutTags),
    ...listTagTexts(expandedTemplates),
  ].join('\n')
  const account = { sourceText, dropped: [...expandedTemplates.dropped, ...convertedMarkdown.dropped] }
  return {
    markdown: convertedMarkdown.markdown.trim(),
    account,
    indentedProseCount: convertedMarkdown.indentedProseCount,
  }
}

const listTagTexts = ({ shownTagTexts, dropped }: ExpandedTemplates) => [
  ...shownTagTexts,
  ...dropped.map(({ text }) => text),
]

/** Converts the body of an HTML page with front matter to the archive's Markdown. */
export function convertHtmlBody({ body }: MarkdownPage, templateValues: TemplateValues): PageBody {
  const renderCode = (text: string) => `<pre><code>${escapeHtml(text)}</code></pre>`
  const expandedTemplates = expandTemplates(body, {
    ...templateValues,
    isInCode: () => false,
    renderCode,
    convertHtml: (html) => html,
  })
  const markdown = markdownFromHtml(
    resolveRootRelativeUrls(expandedTemplates.expandedText, findSiteOrigin(templateValues)),
  )
  const sourceText = [
    extractHtmlTextWithPictures(expandedTemplates.textWithoutTags),
    ...listTagTexts(expandedTemplates),
  ].join('\n')
  return { markdown, account: { sourceText, dropped: expandedTemplates.dropped }, indentedProseCount: 0 }
}
