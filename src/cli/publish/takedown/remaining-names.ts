import { visit } from 'unist-util-visit'
import type { ArticleFields } from '../../../model/article.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { articleFieldFault, type ContentFile, readArticleFile } from '../../content/files/article-file.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import { parseHtml } from '../../content/html/parse-html.ts'
import { NameFinder } from '../../content/names/find-names.ts'
import { decodePercent, toProse } from '../../content/names/replace-names.ts'
import type { EditionPictures } from '../pictures/edition-pictures.ts'
import type { AnonymisedArticle } from './anonymised-articles.ts'
import { findNamesInPictures } from './names-in-pictures.ts'

const tags = /<[a-z/][^<>]{0,4000}>/gi

/** What an HTML text says: its words, and the values of its attributes. */
function saidInHtml(html: string): string[] {
  const tree = parseHtml(html)
  const said = [toProse(tree)]
  visit(tree, 'element', ({ properties }) => {
    for (const value of Object.values(properties)) if (typeof value === 'string') said.push(value)
  })
  return said
}

/** A text as it is, percent-decoded, and with its character references. Names of elements are no words. */
function readings(text: string): string[] {
  const plain = decodePercent(text.replace(tags, ''))
  return [plain, toProse(parseHtml(plain.replaceAll('<', '&lt;')))]
}

/** Every text in a document, with where it stands: `fields.byline`, `body.html`. */
function* textsIn(value: unknown, path: string[] = []): Generator<[path: string[], text: string]> {
  if (typeof value === 'string') yield [path, value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    // The archivist's own words; every other key is ours.
    if (path.at(-1) === 'provenance') yield [path, key]
    yield* textsIn(inner, [...path, key])
  }
}

const namesLeft = (finder: NameFinder, text: string): string[] =>
  [...readings(text), ...saidInHtml(text).flatMap(readings)].flatMap((reading) => [
    ...finder.find(reading).map(({ start, end }) => reading.slice(start, end)),
    ...finder.findJoined(reading),
  ])

/** The front matter's field of a document's text; the whole file for its body and address. */
const fieldOf = ([part, ...rest]: string[]) => (part === 'fields' ? rest : [])

/** What of an anonymised article's document holds a name still. */
async function namesServed(
  file: string,
  finder: NameFinder,
  document: ArticleDocument,
): Promise<ContentFault[]> {
  const faults = new Map<string, ContentFault>()
  for (const [path, text] of textsIn(document)) {
    const [left] = namesLeft(finder, text)
    if (left === undefined) continue
    const reason = `would be served with “${left.trim()}” in it, which status.names has: change it, or what stands for that name`
    const fault = await articleFieldFault(file, fieldOf(path), reason)
    faults.set(`${fault.field} ${left}`, fault)
  }
  return [...faults.values()]
}

/** Names that are nowhere in the article: a misspelt one would be served. */
async function namesMissing({ file, fields, markdown }: ContentFile<ArticleFields>): Promise<ContentFault[]> {
  const { status, ...told } = fields
  const texts = [...textsIn([told, status?.reason, markdown])].map(([, text]) => text)
  const faults: ContentFault[] = []
  for (const name of Object.keys(status?.names ?? {})) {
    const finder = new NameFinder([name])
    if (texts.some((text) => namesLeft(finder, text).length > 0)) continue
    faults.push(
      await articleFieldFault(
        file,
        ['status', 'names', name],
        'is nowhere in the article: correct the name or remove it',
      ),
    )
  }
  return faults
}

/**
 * Every fault of anonymised articles, before anything is written: a name that occurs in what would be served of one, or
 * nowhere; the bytes of its pictures are looked through too. `documentOf` makes what the release will hold.
 */
export async function findNameFaults(
  anonymised: readonly AnonymisedArticle[],
  documentOf: (summary: AnonymisedArticle['summary']) => Promise<ArticleDocument>,
  media: readonly EditionPictures[],
): Promise<ContentFault[]> {
  const faults: ContentFault[] = []
  for (const { summary } of anonymised) {
    const checked = await readArticleFile(summary.file)
    if ('faults' in checked) continue
    const finder = new NameFinder(Object.keys(checked.value.fields.status?.names ?? {}))
    faults.push(...(await namesMissing(checked.value)))
    const document = await documentOf(summary)
    faults.push(...(await namesServed(summary.file, finder, document)))
    faults.push(...(await findNamesInPictures({ file: summary.file, body: document.body }, finder, media)))
  }
  return faults
}
