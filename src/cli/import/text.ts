import { toMarkdown } from 'mdast-util-to-markdown'
import type { ArticleFields } from '../../model/article.ts'
import type { Notices } from '../../model/edition.ts'
import { Boilerplate } from './boilerplate.ts'
import { dateInUrl } from './date-in-url.ts'
import type { Briefing, Importer, Reading, SourceFile } from './importer.ts'
import { agencyNamedIn, isSignOff } from './sign-off.ts'
import { readWhole } from './source-file.ts'
import { unknownArticle } from './unknown-article.ts'

/** Lines of a text, as they are taken away from both ends. */
interface Remains {
  lines: string[]
  notices: Notices
}

const isBlank = (line: string | undefined) => line !== undefined && line.trim() === ''

function trimBlank(lines: string[]): void {
  while (isBlank(lines[0])) lines.shift()
  while (isBlank(lines.at(-1))) lines.pop()
}

/** Takes the notice and correction labels off one end; what is not recognised stays. */
function takeBoilerplate({ lines, notices }: Remains, end: 'top' | 'foot', boilerplate: Boilerplate): void {
  for (;;) {
    trimBlank(lines)
    const count = boilerplate.noticeLength(lines, end)
    const label = (end === 'top' ? lines[0] : lines.at(-1)) ?? ''
    if (count > 0) {
      const taken = lines.splice(end === 'top' ? 0 : -count, count)
      notices[end] ??= taken.join(' ').trim()
    } else if (end === 'foot' && boilerplate.isLabel(label)) lines.pop()
    else return
  }
}

const paragraphsOf = (lines: readonly string[]) =>
  lines
    .join('\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')

/** Plain text as Markdown that shows just that text. */
const asMarkdown = (paragraphs: readonly string[]) =>
  toMarkdown({
    type: 'root',
    children: paragraphs.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  })

/** Notices that the edition does not show anyway. */
function ownNotices({ notices }: Remains, { edition }: Briefing): Notices {
  const entries = Object.entries(notices) as ['top' | 'foot', string][]
  return Object.fromEntries(
    entries.filter(([placement, text]) => !Boilerplate.shows(edition, placement, text)),
  )
}

function dating({ url, published }: Briefing): Pick<ArticleFields, 'published' | 'provenance'> {
  if (published !== null) return { published, provenance: {} }
  const derived = url === null ? null : dateInUrl(url)
  return { published: derived, provenance: derived === null ? {} : { published: 'url' } }
}

function understand(text: string, briefing: Briefing): { fields: ArticleFields; markdown: string } | null {
  const remains: Remains = { lines: text.split(/\r\n?|\n/), notices: {} }
  const boilerplate = new Boilerplate(briefing.editions)
  takeBoilerplate(remains, 'top', boilerplate)
  const headline = remains.lines.shift()?.trim()
  takeBoilerplate(remains, 'foot', boilerplate)
  if (!headline) return null
  const paragraphs = paragraphsOf(remains.lines)
  const signOff = isSignOff(paragraphs.at(-1) ?? '') ? (paragraphs.pop() ?? null) : null
  const agency = signOff === null ? null : agencyNamedIn(paragraphs.join('\n'))
  const { published, provenance } = dating(briefing)
  const fields: ArticleFields = {
    ...unknownArticle,
    headline,
    url: briefing.url,
    published,
    agency,
    signOff,
    notices: ownNotices(remains, briefing),
    provenance: { ...provenance, ...(agency === null ? {} : { agency: 'inferred' }) },
  }
  return { fields, markdown: asMarkdown(paragraphs) }
}

/** UTF-8 where the bytes are; the encoding of most old newsrooms' files else. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A text of one article is no longer than this. */
const largest = 4 * 1024 * 1024

/** Plain text: a notice, a headline, paragraphs, a sign-off, a correction label, a notice. */
export const text: Importer = {
  name: 'text',
  detect: ({ file, head }) => /\.(?:txt|text)$/i.test(file) && !head.includes(0),
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<Reading> {
    const { file } = source
    const refuse = (reason: string): Reading => ({ kind: 'rejection', file, line: 1, record: null, reason })
    const bytes = await readWhole(source, largest)
    if (!bytes) return yield refuse('is larger than 4 MiB: no text of one article is')
    const understood = understand(decode(bytes), briefing)
    if (!understood) return yield refuse('holds no text beside notices')
    yield { kind: 'article', ...understood, original: { bytes, mediaType: 'text/plain', extension: 'txt' } }
  },
}
