import type { ArticleFields } from '../../../model/article.ts'
import type { Notices } from '../../../model/edition.ts'
import type { DroppedBlock } from '../accounting/word-account.ts'
import type { Briefing } from '../briefing.ts'
import {
  type Article,
  createRejection,
  type ImportEvent,
  type Importer,
  type SourceFile,
} from '../importer.ts'
import { emptyArticleFields } from '../record/empty-article-fields.ts'
import { readWhole } from '../source/source-file.ts'
import { findOnlyAgencyInStory } from '../text/agencies.ts'
import { type Boilerplate, omitEditionNotices } from '../text/boilerplate.ts'
import { parseByline } from '../text/byline.ts'
import { decodeArticleText } from '../text/decode-text.ts'
import { paragraphsToMarkdown } from '../text/paragraphs-to-markdown.ts'
import { isSignOff } from '../text/sign-off.ts'
import { dateFromUrl } from '../urls/date-from-url.ts'
import { splitHeadline } from './split-headline.ts'
import { splitTextIntoParagraphs } from './split-text-into-paragraphs.ts'
import { extractTopMatter, type TopMatter } from './top-matter.ts'

/**
 * A text that is being parsed: the lines not recognised yet, and the notices and other blocks removed from
 * its ends.
 */
interface RemainingText {
  lines: string[]
  notices: Notices
  droppedBlocks: DroppedBlock[]
}

const isBlank = (line: string | undefined) => line !== undefined && line.trim() === ''

function removeOuterBlankLines(lines: string[]): void {
  while (isBlank(lines[0])) lines.shift()
  while (isBlank(lines.at(-1))) lines.pop()
}

/**
 * Moves notices from one end of a text, and correction labels from its foot, to the dropped blocks. Stops at
 * the first unrecognised line.
 */
function removeBoilerplate(
  { lines, notices, droppedBlocks }: RemainingText,
  end: 'top' | 'foot',
  boilerplate: Boilerplate,
): void {
  for (;;) {
    removeOuterBlankLines(lines)
    const noticeLineCount = boilerplate.countNoticeLines(lines, end)
    const outermostLine = (end === 'top' ? lines[0] : lines.at(-1)) ?? ''
    if (noticeLineCount > 0) {
      const noticeText = lines
        .splice(end === 'top' ? 0 : -noticeLineCount, noticeLineCount)
        .join(' ')
        .trim()
      notices[end] ??= noticeText
      droppedBlocks.push({ reason: 'notice', text: noticeText })
    } else if (end === 'foot' && boilerplate.isCorrectionLabel(outermostLine)) {
      lines.pop()
      droppedBlocks.push({ reason: 'correction link', text: outermostLine.trim() })
    } else return
  }
}

type UrlAndDates = Pick<ArticleFields, 'url' | 'published' | 'modified' | 'provenance'>

/**
 * Completes the URL and dates: derives a missing publication date from the URL, and states the provenance of
 * each value that the briefing does not supply.
 */
function determineUrlAndDates({ url, published, modified }: TopMatter, briefing: Briefing): UrlAndDates {
  const dateFromUrlPath = published === null && url !== null ? dateFromUrl(url) : null
  const createTextProvenance = (field: string, value: unknown) => (value === null ? {} : { [field]: 'text' })
  const provenance = {
    ...(briefing.url === null ? createTextProvenance('url', url) : {}),
    ...(briefing.published === null ? createTextProvenance('published', published) : {}),
    ...createTextProvenance('modified', modified),
    ...(dateFromUrlPath === null ? {} : { published: 'url' }),
  }
  return { url, published: published ?? dateFromUrlPath, modified, provenance }
}

function parseArticleText(
  text: string,
  briefing: Briefing,
): Pick<Article, 'fields' | 'markdown' | 'account'> | null {
  const lines = text.split(/\r\n?|[\n\u2028\u2029]/)
  const remainingText: RemainingText = { lines, notices: {}, droppedBlocks: [] }
  removeBoilerplate(remainingText, 'top', briefing.boilerplate)
  removeBoilerplate(remainingText, 'foot', briefing.boilerplate)
  const { removedLines, otherLines, ...topMatter } = extractTopMatter(lines, briefing)
  for (const line of removedLines)
    remainingText.droppedBlocks.push({ reason: 'date, address or byline', text: line.trim() })
  removeOuterBlankLines(otherLines)
  const headlinedText = splitHeadline(splitTextIntoParagraphs(otherLines), isBlank(otherLines[1] ?? ''))
  if (!headlinedText) return null
  const { headline, paragraphs, isHeadlineInferred } = headlinedText
  const signOff = isSignOff(paragraphs.at(-1)?.join('\n') ?? '') ? paragraphs.pop()?.join('') : null
  const agency = signOff ? findOnlyAgencyInStory(paragraphs.flat().join('\n')) : null
  const { provenance, ...urlAndDates } = determineUrlAndDates(topMatter, briefing)
  const { byline } = topMatter
  const fields: ArticleFields = {
    ...emptyArticleFields,
    ...urlAndDates,
    headline,
    byline,
    authors: byline === null ? [] : parseByline(byline, briefing.edition.language),
    agency,
    signOff: signOff ?? null,
    notices: omitEditionNotices(remainingText.notices, briefing.edition),
    provenance: {
      ...(isHeadlineInferred ? { headline: 'inferred' } : {}),
      ...provenance,
      ...(agency === null ? {} : { agency: 'inferred' }),
    },
  }
  const account = {
    sourceText: isHeadlineInferred ? `${text}\n${headline}` : text,
    dropped: remainingText.droppedBlocks,
  }
  return { fields, markdown: paragraphsToMarkdown(paragraphs), account }
}

/** Maximum size of an article's text, in bytes. */
const maxTextBytes = 4 * 1024 * 1024

/**
 * Imports articles in plain text. Besides a headline and paragraphs, a file can contain a date, URL and
 * byline near the top, a sign-off and correction label at the end, and notices at both ends.
 */
export const textImporter: Importer = {
  name: 'text',
  recognises: ({ file }) => /\.(?:txt|text)$/i.test(file),
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> {
    const { file } = source
    const reject = (reason: string) => createRejection(file, reason)
    const bytes = await readWhole(source, maxTextBytes)
    if (bytes === 'too large')
      return yield reject('is larger than 4 MiB, the limit for one article: divide it into several files')
    const decodedText = decodeArticleText(bytes)
    if (decodedText === 'binary')
      return yield reject('is a binary file, not text: leave it out, or save it as plain text')
    if (decodedText.text.trim() === '')
      return yield reject('is empty: leave it out, or write the text of an article')
    for (const text of decodedText.warnings) yield { kind: 'warning', file, text }
    const article = parseArticleText(decodedText.text, briefing)
    if (!article)
      return yield reject('contains no text except notices: leave it out, or write the text of an article')
    yield {
      kind: 'article',
      slug: null,
      ...article,
      original: { bytes, mediaType: 'text/plain', extension: 'txt' },
    }
  },
}
