import { truncateToDay } from '../../content/files/words-digest.ts'
import type { ContentConfiguration } from '../content-survey.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import type { EditedFile } from '../state/content-snapshot.ts'
import type { FileRecords } from '../state/file-records.ts'
import { type ArticleEdit, isIsolatedEdit } from './article-edit.ts'

/** Tools for publishing edits. */
export interface EditTools {
  configuration: ContentConfiguration
  renderer: CachedRenderer
  fileRecords: FileRecords
}

/**
 * Finds the cached articles of the same edition and day as the edited article, without the edited article itself.
 * They are `out-of-date` if any of them is, for example because it was edited too.
 */
function findOtherArticlesOfDay(
  { articleBefore }: ArticleEdit,
  { configuration, renderer, fileRecords }: EditTools,
): CachedArticle[] | 'out-of-date' {
  const { edition, published, file: editedPath } = articleBefore.summary
  const articles = renderer.cache.findArticlesOfDay(edition, truncateToDay(published))
  if (articles === 'damaged') return 'out-of-date'
  const otherArticles = [...articles].filter(([name]) => name !== editedPath)
  const isCurrent = ([articlePath, { fileDigest }]: [string, CachedArticle]) =>
    fileRecords.findOrRecordDigests(configuration.contentFolder.resolveRelativePath(articlePath)).digest ===
    fileDigest
  return otherArticles.every(isCurrent) ? otherArticles.map(([, article]) => article) : 'out-of-date'
}

/**
 * Renders an edited file. Returns `null` if the file is not an article, has faults or has changed again, if its
 * previous version is not in the cache, or if the edit is not isolated.
 */
async function renderIsolatedEdit(
  { file, digest, earlierDigest }: EditedFile,
  tools: EditTools,
): Promise<ArticleEdit | null> {
  const { configuration, renderer } = tools
  const contentPath = configuration.contentFolder.toRelativePath(file)
  const edition = configuration.configuredEditions.find(({ id }) => contentPath.startsWith(`${id}/articles/`))
  const articleBefore = renderer.cache.find(contentPath)
  if (!edition || articleBefore?.fileDigest !== earlierDigest) return null
  const articleAfter = await renderer.tryRenderAndCache(file, edition.id)
  if (articleAfter?.fileDigest !== digest) return null
  const edit = { file, articleBefore, articleAfter }
  const otherArticles = findOtherArticlesOfDay(edit, tools)
  return otherArticles !== 'out-of-date' && isIsolatedEdit(edit, edition, otherArticles) ? edit : null
}

/**
 * Renders edited files, and checks that each edit is isolated.
 * @param articleCount the number of articles in the release, before the edits
 * @returns `null` if an edit may have other effects, or if the cache does not contain `articleCount` articles
 */
export async function renderIsolatedEdits(
  editedFiles: readonly EditedFile[],
  articleCount: number,
  tools: EditTools,
): Promise<ArticleEdit[] | null> {
  const edits: ArticleEdit[] = []
  for (const editedFile of editedFiles) {
    const edit = await renderIsolatedEdit(editedFile, tools)
    if (!edit) return null
    edits.push(edit)
  }
  return tools.renderer.cache.size === articleCount ? edits : null
}
