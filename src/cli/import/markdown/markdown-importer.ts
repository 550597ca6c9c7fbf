import type { Briefing } from '../briefing.ts'
import {
  type Article,
  createRejection,
  type ImportEvent,
  type Importer,
  type SourceFile,
} from '../importer.ts'
import { markdownFromHtml } from '../markup/html-body.ts'
import { accountForRecord } from '../record/account-for-record.ts'
import { templatePageKind } from '../site-lookup.ts'
import { describeReadError } from '../source/read-error.ts'
import { readWhole } from '../source/source-file.ts'
import { decodeArticleText } from '../text/decode-text.ts'
import {
  convertHtmlBody,
  convertMarkdownBody,
  createTemplateValues,
  describeExcessiveNesting,
  type PageBody,
  type TemplateValues,
} from './body/convert-body.ts'
import { makeAddressesAbsolute } from './body/convert-dialect.ts'
import { expandTemplates } from './body/templates.ts'
import { parseFileName } from './front-matter/file-name.ts'
import { canBeginWithFrontMatter, type MarkdownPage, splitMarkdownPage } from './front-matter/front-matter.ts'
import { findFrontMatterText, liftTaxonomyFields } from './front-matter/front-matter-values.ts'
import { findGeneratedSite } from './front-matter/generated-site.ts'
import { findUnpublishedReason, readFrontMatterFields } from './front-matter-fields.ts'
import { readLeadPicture, showsPicture } from './lead-picture.ts'
import { createSiteEvent, yieldPageWarnings } from './page-events.ts'
import { takeHeadlineFromBody, titleToText } from './take-headline.ts'
import type { PageFacts } from './urls/page-facts.ts'

const markdownFilePattern = /\.(?:md|markdown|mdown|mkdn?|mdwn)$/i
const htmlFilePattern = /\.html?$/i

/** Maximum size of a page, in bytes. */
const maxPageBytes = 4 * 1024 * 1024

const noTextReason = 'contains no text: leave it out, or write the text of an article'

/** The article of a page, or the reason for its rejection. */
type ArticleOrReason = Pick<Article, 'fields' | 'markdown' | 'account'> | { reason: string }

/** Puts the lead picture above a body that does not show it; also returns the strings used for it. */
function addLeadPicture(
  markdown: string,
  facts: PageFacts,
  templateContext: TemplateValues,
): { markdown: string; usedTexts: string[] } {
  const context = {
    ...templateContext,
    isCode: () => false,
    renderCode: (text: string) => text,
    renderHtml: (html: string) => html,
  }
  const { origin, basePath } = templateContext.siteRoot
  const picture = readLeadPicture(facts.frontMatter, (text) => {
    const expandedText = expandTemplates(text, context).text.trim()
    if (/^(?:https?|data):|^\/\//i.test(expandedText)) return expandedText
    // A Jekyll theme shows the picture on pages at any depth, so its path starts at the site's root.
    const isFromRoot = facts.parsedFileName.isJekyllFile || expandedText.startsWith('/')
    return isFromRoot ? `${basePath}/${expandedText.replace(/^\.?\/+/, '')}` : expandedText
  })
  if (picture === null || showsPicture(markdown, picture.address)) return { markdown, usedTexts: [] }
  const html = markdownFromHtml(makeAddressesAbsolute(picture.html, origin))
  return { markdown: `${html}\n\n${markdown}`.trim(), usedTexts: picture.usedTexts }
}

function takeHeadline(facts: PageFacts, body: PageBody, hasNoFrontMatter: boolean) {
  const statedTitle = findFrontMatterText(facts.frontMatter, 'title', 'headline')
  if (statedTitle !== null)
    return { headline: titleToText(statedTitle), body: body.markdown, provenance: null }
  return takeHeadlineFromBody(body.markdown, hasNoFrontMatter ? null : facts.parsedFileName.slug)
}

function readArticle(facts: PageFacts, body: PageBody, templateValues: TemplateValues): ArticleOrReason {
  const { frontMatter } = facts
  const headlineAndBody = takeHeadline(facts, body, Object.keys(frontMatter).length === 0)
  if (headlineAndBody === null) return { reason: noTextReason }
  const statedFields = readFrontMatterFields(facts)
  const provenance = headlineAndBody.provenance === null ? {} : { headline: headlineAndBody.provenance }
  const fields = {
    ...statedFields,
    headline: headlineAndBody.headline,
    provenance: { ...provenance, ...statedFields.provenance },
  }
  const { markdown, usedTexts: read } = addLeadPicture(headlineAndBody.body, facts, templateValues)
  const statedTitle = findFrontMatterText(frontMatter, 'title', 'headline')
  const { alternativeHeadline, byline, authors, section, topics, rights } = fields
  // A headline derived from the text or the file name is not in the front matter, so it is accounted for here.
  const derivedHeadline = headlineAndBody.provenance === null ? null : headlineAndBody.headline
  const usedTexts = [
    derivedHeadline,
    statedTitle && titleToText(statedTitle),
    alternativeHeadline,
    byline,
    ...authors,
    section,
    ...topics,
    rights,
  ]
  const account = accountForRecord(
    frontMatter,
    { usedTexts: [...usedTexts, ...read], dropped: [], otherRepresentationPattern: /^(?:title|headline)$/ },
    { fields, markdown },
  )
  return {
    fields,
    markdown,
    account: {
      sourceText: `${account.sourceText}\n${body.account.sourceText}`,
      dropped: [...account.dropped, ...body.account.dropped],
    },
  }
}

/** True for a page of a site that is not a post: posts have a date in their name or front matter. */
const isUndatedPage = ({ site, parsedFileName, frontMatter }: PageFacts) =>
  site !== null && parsedFileName.published === null && findFrontMatterText(frontMatter, 'date') === null

async function* readMarkdownPage(
  page: MarkdownPage,
  { file }: SourceFile,
  briefing: Briefing,
): AsyncGenerator<ImportEvent, ArticleOrReason | null> {
  const { site, fault } = await findGeneratedSite(file, briefing.siteLookupByFolder)
  if (fault !== null) yield { kind: 'warning', file, text: fault }
  if (site !== null) yield createSiteEvent(site)
  const { frontMatter } = page
  const facts: PageFacts = { frontMatter, file, parsedFileName: parseFileName(file), site, briefing }
  const createSkipped = (why: string): ImportEvent => ({
    kind: 'skipped',
    file,
    why,
    record: findFrontMatterText(frontMatter, 'title') ?? file,
  })
  const reason = findUnpublishedReason(facts)
  if (reason !== null) {
    yield createSkipped(reason)
    return null
  }
  const unknownTags = new Map<string, boolean>()
  const values = createTemplateValues(facts, (name, isOutput) => unknownTags.set(name, isOutput))
  const isGenerated = page.hasFrontMatter || (site !== null && site.generator !== 'jekyll')
  const isMarkdown = !htmlFilePattern.test(file)
  const refusal = isMarkdown ? describeExcessiveNesting(page) : null
  if (refusal !== null) return { reason: refusal }
  const body = isMarkdown ? convertMarkdownBody(page, values, isGenerated) : convertHtmlBody(page, values)
  if (body.markdown.trim() === '' && unknownTags.size > 0 && isUndatedPage(facts)) {
    yield createSkipped(templatePageKind)
    return null
  }
  yield* yieldPageWarnings(facts, body, unknownTags)
  return readArticle(facts, body, values)
}

/** Imports Markdown or HTML with front matter (YAML, TOML, JSON), as Jekyll, Hugo and Eleventy use it. */
export const markdownImporter: Importer = {
  name: 'markdown',
  detect: ({ file, head }) =>
    markdownFilePattern.test(file) ||
    (htmlFilePattern.test(file) && canBeginWithFrontMatter(new TextDecoder().decode(head.subarray(0, 64)))),
  async *read(source, briefing): AsyncGenerator<ImportEvent> {
    const { file } = source
    const reject = (reason: string, line = 1): ImportEvent => ({ ...createRejection(file, reason), line })
    const bytes = await readWhole(source, maxPageBytes)
    if (!bytes)
      return yield reject('is larger than 4 MiB, the limit for one article: divide it into several files')
    const decodedText = decodeArticleText(bytes)
    if (decodedText === null)
      return yield reject('is a binary file, not text: leave it out, or save it as plain text')
    for (const text of decodedText.warnings) yield { kind: 'warning', file, text }
    const split = splitMarkdownPage(decodedText.text.replace(/\r\n?/g, '\n'))
    if ('reason' in split) return yield reject(split.reason, split.line)
    const page = { ...split, frontMatter: liftTaxonomyFields(split.frontMatter) }
    if (page.body.trim() === '' && findFrontMatterText(page.frontMatter, 'title', 'headline') === null)
      return yield reject(noTextReason)
    try {
      const outcome = yield* readMarkdownPage(page, source, briefing)
      if (outcome === null) return
      if ('reason' in outcome) return yield reject(outcome.reason)
      const [mediaType, extension] = htmlFilePattern.test(file)
        ? ['text/html', 'html']
        : ['text/markdown', 'md']
      const slug = findFrontMatterText(page.frontMatter, 'slug') ?? parseFileName(file).slug
      const article: Article = {
        kind: 'article',
        ...outcome,
        original: { bytes, mediaType, extension },
        slug,
      }
      yield article
    } catch (error) {
      yield reject(describeReadError(error))
    }
  },
}
