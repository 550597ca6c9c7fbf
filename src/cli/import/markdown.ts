import { decodeArticleText } from './decode-text.ts'
import type { Article, Briefing, Importer, Reading, SourceFile } from './importer.ts'
import { bodyOf, htmlBodyOf } from './markdown/body.ts'
import { fieldsOf, obscureDate, type PageFacts, unpublished } from './markdown/fields.ts'
import { readFileName } from './markdown/file-name.ts'
import { opensFrontMatter, type Page, splitPage } from './markdown/front-matter.ts'
import { plainTitle, titleOf } from './markdown/title.ts'
import { textIn } from './markdown/values.ts'
import { firstTime } from './once.ts'
import { readWhole } from './source-file.ts'

const markdownFile = /\.(?:md|markdown|mdown|mkdn?|mdwn)$/i
const htmlFile = /\.html?$/i

/** A page of one article is no longer than this. */
const largest = 4 * 1024 * 1024

/** What became of a page: an article, or why there is none. */
type Understood = Pick<Article, 'fields' | 'markdown'> | { reason: string }

function understand(page: Page, facts: PageFacts, body: string): Understood {
  const stated = textIn(page.matter, 'title', 'headline')
  const fields = fieldsOf(facts)
  if (stated !== null) return { fields: { ...fields, headline: plainTitle(stated) }, markdown: body }
  const isBare = Object.keys(page.matter).length === 0
  const titled = titleOf(body, isBare ? null : facts.name.slug)
  if (titled === null) return { reason: 'holds no text' }
  const provenance = titled.provenance === null ? {} : { headline: titled.provenance }
  return {
    fields: { ...fields, headline: titled.headline, provenance: { ...provenance, ...fields.provenance } },
    markdown: titled.body,
  }
}

function* readPage(
  page: Page,
  source: SourceFile,
  briefing: Briefing,
): Generator<Reading, Understood | null> {
  const { file } = source
  const facts: PageFacts = { matter: page.matter, name: readFileName(file), briefing }
  const why = unpublished(facts)
  if (why !== null) {
    yield { kind: 'skipped', file, why, record: textIn(page.matter, 'title') ?? file }
    return null
  }
  const tags = new Set<string>()
  const toBody = htmlFile.test(file) ? htmlBodyOf : bodyOf
  const body = toBody(page, briefing, (name) => tags.add(name))
  for (const name of tags)
    if (firstTime(briefing.editions, name))
      yield {
        kind: 'remark',
        file,
        text: `the tag ${name} is not understood: it is removed, its words are kept`,
      }
  const date = obscureDate(facts)
  if (date !== null) yield { kind: 'remark', file, text: `the date ${date} is not understood` }
  return understand(page, facts, body)
}

/** Markdown (or HTML) with front matter in YAML, TOML or JSON, as Jekyll, Hugo and Eleventy keep it. */
export const markdown: Importer = {
  name: 'markdown',
  detect: ({ file, head }) =>
    markdownFile.test(file) ||
    (htmlFile.test(file) && opensFrontMatter(new TextDecoder().decode(head.subarray(0, 64)))),
  async *read(source, briefing): AsyncGenerator<Reading> {
    const { file } = source
    const refuse = (reason: string, line = 1): Reading => ({
      kind: 'rejection',
      file,
      line,
      record: null,
      reason,
    })
    const bytes = await readWhole(source, largest)
    if (!bytes) return yield refuse('is larger than 4 MiB: no page of one article is')
    const decoded = decodeArticleText(bytes)
    if (decoded === null) return yield refuse('is no text: its bytes are binary')
    for (const text of decoded.remarks) yield { kind: 'remark', file, text }
    const page = splitPage(decoded.text.replace(/\r\n?/g, '\n'))
    if ('reason' in page) return yield refuse(page.reason, page.line)
    if (page.body.trim() === '' && textIn(page.matter, 'title', 'headline') === null)
      return yield refuse('holds no text')
    try {
      const understood = yield* readPage(page, source, briefing)
      if (understood === null) return
      if ('reason' in understood) return yield refuse(understood.reason)
      const [mediaType, extension] = htmlFile.test(file) ? ['text/html', 'html'] : ['text/markdown', 'md']
      const slug = textIn(page.matter, 'slug') ?? readFileName(file).slug
      const article: Article = {
        kind: 'article',
        ...understood,
        original: { bytes, mediaType, extension },
        slug,
      }
      yield article
    } catch (error) {
      // Parsers of Markdown recurse: what nests too deep for them is one file's fault, not the import's.
      if (!(error instanceof RangeError)) throw error
      yield refuse('nests too deep to be read')
    }
  },
}
