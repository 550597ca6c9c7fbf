import type { ArticleFields } from '../../../model/article.ts'
import type { Notices } from '../../../model/edition.ts'
import type { DroppedBlock } from '../accounting/word-account.ts'
import type { Briefing } from '../briefing.ts'
import { type Article, type ImportEvent, type Importer, rejectFile, type SourceFile } from '../importer.ts'
import { emptyArticle } from '../record/empty-article.ts'
import { readWhole } from '../source/source-file.ts'
import { agencyInStory } from '../text/agencies.ts'
import { type Boilerplate, ownNotices } from '../text/boilerplate.ts'
import { decodeArticleText } from '../text/decode-text.ts'
import { markdownFromParagraphs } from '../text/markdown-from-paragraphs.ts'
import { isSignOff } from '../text/sign-off.ts'
import { dateFromUrl } from '../urls/date-from-url.ts'
import { joinWrappedLines } from './join-wrapped-lines.ts'
import { splitHeadline } from './split-headline.ts'
import { type TopMatter, takeTopMatter } from './top-matter.ts'

/** Lines of a text, as they are taken away from both ends. */
interface RemainingText {
  lines: string[]
  notices: Notices
  dropped: DroppedBlock[]
}

const isBlank = (line: string | undefined) => line !== undefined && line.trim() === ''

function trimBlank(lines: string[]): void {
  while (isBlank(lines[0])) lines.shift()
  while (isBlank(lines.at(-1))) lines.pop()
}

/** Takes the notice and correction labels off one end; what is not recognised stays. */
function takeBoilerplate(
  { lines, notices, dropped }: RemainingText,
  end: 'top' | 'foot',
  boilerplate: Boilerplate,
): void {
  for (;;) {
    trimBlank(lines)
    const count = boilerplate.noticeLength(lines, end)
    const label = (end === 'top' ? lines[0] : lines.at(-1)) ?? ''
    if (count > 0) {
      const taken = lines
        .splice(end === 'top' ? 0 : -count, count)
        .join(' ')
        .trim()
      notices[end] ??= taken
      dropped.push({ reason: 'notice', text: taken })
    } else if (end === 'foot' && boilerplate.isLabel(label)) {
      lines.pop()
      dropped.push({ reason: 'correction link', text: label.trim() })
    } else return
  }
}

type Dating = Pick<ArticleFields, 'url' | 'published' | 'modified' | 'provenance'>

/** What the archivist said, then what stands in the text, then what the URL tells. */
function findDates({ url, published, modified }: TopMatter, briefing: Briefing): Dating {
  const derived = published === null && url !== null ? dateFromUrl(url) : null
  const inText = (field: string, value: unknown) => (value === null ? {} : { [field]: 'text' })
  const provenance = {
    ...(briefing.url === null ? inText('url', url) : {}),
    ...(briefing.published === null ? inText('published', published) : {}),
    ...inText('modified', modified),
    ...(derived === null ? {} : { published: 'url' }),
  }
  return { url, published: published ?? derived, modified, provenance }
}

function parseArticle(
  text: string,
  briefing: Briefing,
): Pick<Article, 'fields' | 'markdown' | 'account'> | null {
  const remains: RemainingText = { lines: text.split(/\r\n?|[\n\u2028\u2029]/), notices: {}, dropped: [] }
  takeBoilerplate(remains, 'top', briefing.boilerplate)
  takeBoilerplate(remains, 'foot', briefing.boilerplate)
  const { taken, ...topMatter } = takeTopMatter(remains.lines, briefing)
  for (const line of taken) remains.dropped.push({ reason: 'date or address', text: line.trim() })
  trimBlank(remains.lines)
  const headed = splitHeadline(joinWrappedLines(remains.lines), !isBlank(remains.lines[1] ?? ''))
  if (!headed) return null
  const { headline, paragraphs, inferred } = headed
  const signOff = isSignOff(paragraphs.at(-1)?.join('\n') ?? '') ? paragraphs.pop()?.join('') : null
  const agency = signOff ? agencyInStory(paragraphs.map((lines) => lines.join('\n')).join('\n')) : null
  const { provenance, ...dated } = findDates(topMatter, briefing)
  const fields: ArticleFields = {
    ...emptyArticle,
    ...dated,
    headline,
    agency,
    signOff: signOff ?? null,
    notices: ownNotices(remains.notices, briefing.edition),
    provenance: {
      ...(inferred ? { headline: 'inferred' } : {}),
      ...provenance,
      ...(agency === null ? {} : { agency: 'inferred' }),
    },
  }
  const account = { sourceText: inferred ? `${text}\n${headline}` : text, dropped: remains.dropped }
  return { fields, markdown: markdownFromParagraphs(paragraphs), account }
}

/** A text of one article is no longer than this. */
const largest = 4 * 1024 * 1024

/** Plain text: a notice, a headline, a date, a URL, paragraphs, a sign-off, a correction label, a notice. */
export const textImporter: Importer = {
  name: 'text',
  detect: ({ file }) => /\.(?:txt|text)$/i.test(file),
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> {
    const { file } = source
    const refuse = (reason: string) => rejectFile(file, reason)
    const bytes = await readWhole(source, largest)
    if (!bytes) return yield refuse('is larger than 4 MiB: no text of one article is')
    const decoded = decodeArticleText(bytes)
    if (decoded === null) return yield refuse('is no text: its bytes are binary')
    if (decoded.text.trim() === '') return yield refuse('is empty')
    for (const text of decoded.warnings) yield { kind: 'warning', file, text }
    const understood = parseArticle(decoded.text, briefing)
    if (!understood) return yield refuse('holds no text beside notices')
    yield {
      kind: 'article',
      slug: null,
      ...understood,
      original: { bytes, mediaType: 'text/plain', extension: 'txt' },
    }
  },
}
