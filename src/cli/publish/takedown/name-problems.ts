import { visit } from 'unist-util-visit'
import type { ArticleFields } from '../../../model/article.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { type ParsedContentFile, readArticleFile } from '../../content/files/article-file.ts'
import { parseHtmlFragment } from '../../content/html/parse-html.ts'
import { NameFinder } from '../../content/names/find-names.ts'
import { decodePercent, joinBlockTexts } from '../../content/names/replace-names.ts'
import type { ContentProblem } from '../articles/content-problem.ts'
import type { EditionPictures } from '../pictures/edition-pictures.ts'
import type { AnonymisedArticle } from './anonymised-articles.ts'
import { findPictureNameProblems } from './names-in-pictures.ts'

const tagPattern = /<[a-z/][^<>]{0,4000}>/gi

/** Returns the texts of an HTML fragment: its prose and the values of its attributes. */
function listHtmlTexts(html: string): string[] {
  const htmlTree = parseHtmlFragment(html)
  const texts = [joinBlockTexts(htmlTree)]
  visit(htmlTree, 'element', ({ properties }) => {
    for (const attributeValue of Object.values(properties))
      if (typeof attributeValue === 'string') texts.push(attributeValue)
  })
  return texts
}

/**
 * Removes the tags from a text and returns it in two forms: percent-decoded, and with character references decoded
 * too.
 */
function listDecodedTexts(text: string): string[] {
  const decodedText = decodePercent(text.replace(tagPattern, ''))
  return [decodedText, joinBlockTexts(parseHtmlFragment(decodedText.replaceAll('<', '&lt;')))]
}

/** Yields every string in a JSON value with its path, such as `fields.byline` or `body.html`. */
function* listTextsWithPaths(value: unknown, path: string[] = []): Generator<[path: string[], text: string]> {
  if (typeof value === 'string') yield [path, value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, childValue] of Object.entries(value)) {
    // The archivist writes the keys of `provenance`; all other keys come from the program.
    if (path.at(-1) === 'provenance') yield [path, key]
    yield* listTextsWithPaths(childValue, [...path, key])
  }
}

const findRemainingNames = (finder: NameFinder, text: string): string[] =>
  [...listDecodedTexts(text), ...listHtmlTexts(text).flatMap(listDecodedTexts)].flatMap((decodedText) => [
    ...finder.findNames(decodedText).map(({ start, end }) => decodedText.slice(start, end)),
    ...finder.listWordsContainingJoinedNames(decodedText),
  ])

/**
 * Returns the path of the front matter field that contains a document's text; an empty path for the body and the
 * address.
 */
const toFrontMatterPath = ([firstKey, ...remainingPath]: string[]) =>
  firstKey === 'fields' ? remainingPath : []

/** Reports names that an anonymised article's document still contains, at most one in each of its texts. */
function findServedNameProblems(
  file: string,
  finder: NameFinder,
  document: ArticleDocument,
): ContentProblem[] {
  const problemByFieldAndName = new Map<string, ContentProblem>()
  for (const [textPath, text] of listTextsWithPaths(document)) {
    const [servedName] = findRemainingNames(finder, text)
    if (servedName === undefined) continue
    const field = toFrontMatterPath(textPath)
    const reason = `would still show “${servedName.trim()}”, which contains a name that status.names replaces: change these words, add them to status.names, or correct a replacement that repeats the name`
    problemByFieldAndName.set(`${field.join('.')} ${servedName}`, { file, field, reason })
  }
  return [...problemByFieldAndName.values()]
}

/**
 * Reports names in `status.names` that the article does not contain. If a name is misspelt, the real one is not
 * replaced.
 */
function findAbsentNameProblems({
  file,
  fields,
  markdown,
}: ParsedContentFile<ArticleFields>): ContentProblem[] {
  const { status, ...otherFields } = fields
  const texts = [...listTextsWithPaths([otherFields, status?.reason, markdown])].map(([, text]) => text)
  const isAbsent = (name: string) => {
    const finder = new NameFinder([name])
    return texts.every((text) => findRemainingNames(finder, text).length === 0)
  }
  const reason = 'does not occur in the article: correct the spelling, or remove the name'
  const absentNames = Object.keys(status?.names ?? {}).filter(isAbsent)
  return absentNames.map((name) => ({ file, field: ['status', 'names', name], reason }))
}

/**
 * Reports problems in anonymised articles: names that the document or a picture's bytes still contain, and names that
 * do not occur in the article.
 * @param createDocument creates the document that the release will contain
 */
export async function findNameProblems(
  anonymisedArticles: readonly AnonymisedArticle[],
  createDocument: (summary: AnonymisedArticle['summary']) => Promise<ArticleDocument>,
  editionPictures: readonly EditionPictures[],
): Promise<ContentProblem[]> {
  const problems: ContentProblem[] = []
  for (const { summary } of anonymisedArticles) {
    const { file } = summary
    const checkResult = await readArticleFile(file)
    if ('faults' in checkResult) continue
    const finder = new NameFinder(Object.keys(checkResult.value.fields.status?.names ?? {}))
    const document = await createDocument(summary)
    problems.push(
      ...findAbsentNameProblems(checkResult.value),
      ...findServedNameProblems(file, finder, document),
      ...(await findPictureNameProblems({ file, body: document.body }, finder, editionPictures)),
    )
  }
  return problems
}
