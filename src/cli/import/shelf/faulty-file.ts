import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import { isWebUrl } from '../urls/web-url.ts'

/** The readable parts of a content file that has a fault. */
export interface FaultyFileContents extends Pick<ArticleFields, 'url' | 'formerly'> {
  source: ArticleSource | null
  markdown: string
}

const removeQuotes = (value: string) => value.trim().replace(/^(["'])(.*)\1$/, '$2')

/** Returns the value of a field on a line of its own, as imports write it; `null` if there is no such line. */
function findLineValue(text: string, fieldPattern: string): string | null {
  const match = new RegExp(`^${fieldPattern}:[ \\t]+(\\S.*)$`, 'm').exec(text)
  return match ? removeQuotes(match[1] ?? '') : null
}

function parseArticleSource(frontMatter: string): ArticleSource | null {
  const findSourceValue = (fieldName: string) => findLineValue(frontMatter, ` +${fieldName}`)
  const [sha256, importerName, mediaType] = [
    findSourceValue('sha256'),
    findSourceValue('importer'),
    findSourceValue('mediaType'),
  ]
  if (sha256 === null || importerName === null) return null
  return {
    sha256,
    mediaType: mediaType ?? '',
    importer: importerName,
    file: findSourceValue('file'),
    record: findSourceValue('record'),
    captured: findSourceValue('captured'),
    earlier: [],
    imported: findSourceValue('imported'),
  }
}

/**
 * Reads a content file line by line, so that fields written by an import are found even if a later edit broke their
 * syntax. `formerly` contains every URL in the front matter.
 */
export function parseFaultyFile(fileText: string): FaultyFileContents {
  const normalisedText = fileText.replaceAll('\r\n', '\n')
  const frontMatterEnd = normalisedText.indexOf('\n---', 3)
  const frontMatter = frontMatterEnd < 0 ? normalisedText : normalisedText.slice(0, frontMatterEnd)
  const url = findLineValue(frontMatter, 'url')
  const allUrls = (frontMatter.match(/https?:\/\/[^\s"'\],]+/g) ?? []).filter(isWebUrl)
  return {
    url: url !== null && isWebUrl(url) ? url : null,
    formerly: allUrls,
    source: parseArticleSource(frontMatter),
    markdown: frontMatterEnd < 0 ? '' : normalisedText.slice(frontMatterEnd + 4),
  }
}
