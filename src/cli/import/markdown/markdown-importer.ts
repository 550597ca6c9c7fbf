import { joinAccounts } from '../accounting/word-account.ts'
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
  describeExcessiveContainers,
  type PageBody,
  type TemplateValues,
} from './body/convert-body.ts'
import { resolveRootRelativeUrls } from './body/convert-markdown-dialect.ts'
import { expandTemplates } from './body/templates.ts'
import { deriveHeadline, titleHtmlToText } from './derive-headline.ts'
import { parseFilePath } from './front-matter/file-path.ts'
import { canBeginWithFrontMatter, type MarkdownPage, parseMarkdownPage } from './front-matter/front-matter.ts'
import { findFrontMatterText, flattenTaxonomies } from './front-matter/front-matter-values.ts'
import { findGeneratedSite } from './front-matter/generated-site.ts'
import { findUnpublishedReason, readFrontMatterFields } from './front-matter-fields.ts'
import { isPictureShown, readLeadPicture } from './lead-picture.ts'
import { createGeneratedSiteStatement, yieldPageWarnings } from './page-events.ts'
import type { PageFacts, PageFactsWithPath } from './urls/page-facts.ts'
import { addDerivedPath } from './urls/page-urls.ts'

const markdownFilePattern = /\.(?:md|markdown|mdown|mkdn?|mdwn)$/i
const htmlFilePattern = /\.html?$/i

/** Maximum size of a page, in bytes. */
const maxPageBytes = 4 * 1024 * 1024

const noTextReason = 'contains no text: leave it out, or write the text of an article'

/** The article of a page, or the reason for its rejection. */
type ArticleOrReason = Pick<Article, 'fields' | 'markdown' | 'account'> | { reason: string }

/** Puts the lead picture above a body that does not contain it; also returns the strings that the picture uses. */
function addLeadPicture(
  markdown: string,
  facts: PageFacts,
  templateValues: TemplateValues,
): { markdown: string; usedTexts: string[] } {
  const templateContext = {
    ...templateValues,
    isInCode: () => false,
    renderCode: (text: string) => text,
    convertHtml: (html: string) => html,
  }
  const { origin, basePath } = templateValues.siteRoot
  const picture = readLeadPicture(facts.frontMatter, (addressTemplate) => {
    const expandedAddress = expandTemplates(addressTemplate, templateContext).expandedText.trim()
    if (/^(?:https?|data):|^\/\//i.test(expandedAddress)) return expandedAddress
    // A Jekyll theme shows the picture on pages at any depth, so its path starts at the site's root.
    const isFromRoot = facts.parsedFilePath.isJekyllFile || expandedAddress.startsWith('/')
    return isFromRoot ? `${basePath}/${expandedAddress.replace(/^\.?\/+/, '')}` : expandedAddress
  })
  if (picture === null || isPictureShown(markdown, picture.address)) return { markdown, usedTexts: [] }
  const pictureMarkdown = markdownFromHtml(resolveRootRelativeUrls(picture.html, origin))
  return { markdown: `${pictureMarkdown}\n\n${markdown}`.trim(), usedTexts: picture.usedTexts }
}

/** Returns the stated headline, or else one derived from the body or file name; `null` if there is none. */
function resolveHeadline(facts: PageFacts, body: PageBody, isFrontMatterEmpty: boolean) {
  const statedTitle = findFrontMatterText(facts.frontMatter, 'title', 'headline')
  if (statedTitle !== null)
    return { headline: titleHtmlToText(statedTitle), bodyMarkdown: body.markdown, headlineProvenance: null }
  return deriveHeadline(body.markdown, isFrontMatterEmpty ? null : facts.parsedFilePath.slug)
}

function assembleArticle(
  facts: PageFactsWithPath,
  body: PageBody,
  templateValues: TemplateValues,
): ArticleOrReason {
  const { frontMatter } = facts
  const headlineAndBody = resolveHeadline(facts, body, Object.keys(frontMatter).length === 0)
  if (headlineAndBody === null) return { reason: noTextReason }
  const frontMatterFields = readFrontMatterFields(facts)
  const { headline, bodyMarkdown, headlineProvenance } = headlineAndBody
  const fields = {
    ...frontMatterFields,
    headline,
    provenance: {
      ...(headlineProvenance === null ? {} : { headline: headlineProvenance }),
      ...frontMatterFields.provenance,
    },
  }
  const { markdown, usedTexts: pictureTexts } = addLeadPicture(bodyMarkdown, facts, templateValues)
  const statedTitle = findFrontMatterText(frontMatter, 'title', 'headline')
  const { alternativeHeadline, byline, authors, section, topics, rights } = fields
  const usedTexts = [
    // A headline derived from the text or the file name is not in the front matter, so it is accounted for here.
    headlineProvenance && headline,
    statedTitle && titleHtmlToText(statedTitle),
    alternativeHeadline,
    byline,
    ...authors,
    section,
    ...topics,
    rights,
    ...pictureTexts,
  ]
  const frontMatterAccount = accountForRecord(
    frontMatter,
    { usedTexts, dropped: [], otherRepresentationPathPattern: /^(?:title|headline)$/ },
    { fields, markdown },
  )
  return { fields, markdown, account: joinAccounts([frontMatterAccount, body.account]) }
}

/** True for a site's page that is not a post: a post has a date in its file name or front matter. */
const isUndatedPage = ({ site, parsedFilePath, frontMatter }: PageFacts) =>
  site !== null && parsedFilePath.published === null && findFrontMatterText(frontMatter, 'date') === null

/** Yields a page's other events, then returns its article or the reason to reject it. */
async function* readMarkdownPage(
  page: MarkdownPage,
  { file }: SourceFile,
  briefing: Briefing,
): AsyncGenerator<ImportEvent, ArticleOrReason | 'skipped'> {
  const { site, fault } = await findGeneratedSite(file, briefing.siteLookupByFolder)
  if (fault !== null) yield { kind: 'warning', ...fault }
  if (site !== null) yield createGeneratedSiteStatement(site)
  const { frontMatter } = page
  const facts = addDerivedPath({ frontMatter, file, parsedFilePath: parseFilePath(file), site, briefing })
  const record = findFrontMatterText(frontMatter, 'title') ?? file
  const unpublishedReason = findUnpublishedReason(facts)
  if (unpublishedReason !== null) {
    yield { kind: 'skipped', file, why: unpublishedReason, record }
    return 'skipped'
  }
  const isOutputByUnknownTag = new Map<string, boolean>()
  const templateValues = createTemplateValues(facts, (name, isOutput) =>
    isOutputByUnknownTag.set(name, isOutput),
  )
  const isGeneratorInput = page.hasFrontMatter || (site !== null && site.generator !== 'jekyll')
  const isMarkdown = !htmlFilePattern.test(file)
  const containersReason = isMarkdown ? describeExcessiveContainers(page) : null
  if (containersReason !== null) return { reason: containersReason }
  const body = isMarkdown
    ? convertMarkdownBody(page, templateValues, isGeneratorInput)
    : convertHtmlBody(page, templateValues)
  if (body.markdown.trim() === '' && isOutputByUnknownTag.size > 0 && isUndatedPage(facts)) {
    yield { kind: 'skipped', file, why: templatePageKind, record }
    return 'skipped'
  }
  yield* yieldPageWarnings(facts, body, isOutputByUnknownTag)
  return assembleArticle(facts, body, templateValues)
}

/** Imports Markdown, and HTML with front matter (YAML, TOML, JSON), as in Jekyll, Hugo, Zola and Eleventy. */
export const markdownImporter: Importer = {
  name: 'markdown',
  recognises: ({ file, head }) =>
    markdownFilePattern.test(file) ||
    (htmlFilePattern.test(file) && canBeginWithFrontMatter(new TextDecoder().decode(head.subarray(0, 64)))),
  async *read(source, briefing): AsyncGenerator<ImportEvent> {
    const { file } = source
    const reject = (reason: string, line = 1): ImportEvent => ({ ...createRejection(file, reason), line })
    const bytes = await readWhole(source, maxPageBytes)
    if (bytes === 'too large')
      return yield reject('is larger than 4 MiB, the limit for one article: divide it into several files')
    const decodedText = decodeArticleText(bytes)
    if (decodedText === 'binary')
      return yield reject('is a binary file, not text: leave it out, or save it as plain text')
    for (const text of decodedText.warnings) yield { kind: 'warning', file, text }
    const pageOrFault = parseMarkdownPage(decodedText.text.replace(/\r\n?/g, '\n'))
    if ('reason' in pageOrFault) return yield reject(pageOrFault.reason, pageOrFault.line)
    const page = { ...pageOrFault, frontMatter: flattenTaxonomies(pageOrFault.frontMatter) }
    if (page.body.trim() === '' && findFrontMatterText(page.frontMatter, 'title', 'headline') === null)
      return yield reject(noTextReason)
    try {
      const articleOrReason = yield* readMarkdownPage(page, source, briefing)
      if (articleOrReason === 'skipped') return
      if ('reason' in articleOrReason) return yield reject(articleOrReason.reason)
      const [mediaType, extension] = htmlFilePattern.test(file)
        ? ['text/html', 'html']
        : ['text/markdown', 'md']
      const slug = findFrontMatterText(page.frontMatter, 'slug') ?? parseFilePath(file).slug
      yield { kind: 'article', ...articleOrReason, original: { bytes, mediaType, extension }, slug }
    } catch (error) {
      yield reject(describeReadError(error))
    }
  },
}
