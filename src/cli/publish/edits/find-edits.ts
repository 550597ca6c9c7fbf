import { dayOf } from '../../content/files/words-digest.ts'
import type { ContentConfiguration } from '../content-survey.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import type { EditedFile } from '../state/content-snapshot.ts'
import type { FileRecords } from '../state/file-records.ts'
import { type ArticleEdit, isSeparateEdit } from './article-edit.ts'

/** The tools for publishing edits. */
export interface EditTools {
  configuration: ContentConfiguration
  renderer: CachedRenderer
  records: FileRecords
}

/**
 * Finds the other articles of an edit's day, as their files are now; `null` if the cache is out of date for any of
 * them, as it is for another edit of that day.
 */
function findOthersOfDay(
  { before }: ArticleEdit,
  { configuration, renderer, records }: EditTools,
): CachedArticle[] | null {
  const { edition, published, file: own } = before.summary
  const articles = renderer.cache.findOfDay(edition, dayOf(published))
  const others = articles && [...articles].filter(([name]) => name !== own)
  const isCurrent = ([name, { source }]: [string, CachedArticle]) =>
    records.findDigests(configuration.content.fileAt(name)).digest === source
  return others?.every(isCurrent) ? others.map(([, article]) => article) : null
}

/**
 * Renders an edited file; `null` unless it is an article whose previous version is in the cache, and keeps its places, or
 * if it has changed again.
 */
async function findEdit(
  { file, digest, earlierDigest }: EditedFile,
  tools: EditTools,
): Promise<ArticleEdit | null> {
  const { configuration, renderer } = tools
  const name = configuration.content.pathWithin(file)
  const edition = configuration.configuredEditions.find(({ id }) => name.startsWith(`${id}/articles/`))
  const before = renderer.cache.find(name)
  if (!edition || before?.source !== earlierDigest) return null
  const after = await renderer.renderAgain(file, edition.id)
  if (after?.source !== digest) return null
  const edit = { file, before, after }
  const others = findOthersOfDay(edit, tools)
  return others && isSeparateEdit(edit, edition, others) ? edit : null
}

/**
 * Renders edited files, and checks that each edit leaves its article in the same places of the same lists.
 * @param articles the number of articles in the release, before the edits
 * @returns `null` if an edit may have other effects
 */
export async function findEdits(
  editedFiles: readonly EditedFile[],
  articles: number,
  tools: EditTools,
): Promise<ArticleEdit[] | null> {
  const edits: ArticleEdit[] = []
  for (const editedFile of editedFiles) {
    const edit = await findEdit(editedFile, tools)
    if (!edit) return null
    edits.push(edit)
  }
  return tools.renderer.cache.size === articles ? edits : null
}
