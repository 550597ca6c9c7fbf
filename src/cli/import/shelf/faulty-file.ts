import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import { isWebUrl } from '../urls/web-url.ts'

/** The readable parts of a content file that has a fault. */
export interface FaultyFile extends Pick<ArticleFields, 'url' | 'formerly'> {
  source: ArticleSource | null
  markdown: string
}

const removeQuotes = (value: string) => value.trim().replace(/^(["'])(.*)\1$/, '$2')

/** Returns the value of a field that has its own line, as imports write it. */
function findLineValue(text: string, field: string): string | null {
  const match = new RegExp(`^${field}:[ \\t]+(\\S.*)$`, 'm').exec(text)
  return match ? removeQuotes(match[1] ?? '') : null
}

function parseSource(text: string): ArticleSource | null {
  const value = (field: string) => findLineValue(text, ` +${field}`)
  const [sha256, importer, mediaType] = [value('sha256'), value('importer'), value('mediaType')]
  if (sha256 === null || importer === null) return null
  return {
    sha256,
    mediaType: mediaType ?? '',
    importer,
    file: value('file'),
    record: value('record'),
    captured: value('captured'),
    earlier: [],
    imported: value('imported'),
  }
}

/** Reads the fields that an import wrote into a file line by line, even if a later edit broke its syntax. */
export function readFaultyFile(text: string): FaultyFile {
  const lines = text.replaceAll('\r\n', '\n')
  const end = lines.indexOf('\n---', 3)
  const frontMatter = end < 0 ? lines : lines.slice(0, end)
  const url = findLineValue(frontMatter, 'url')
  const urls = (frontMatter.match(/https?:\/\/[^\s"'\],]+/g) ?? []).filter(isWebUrl)
  return {
    url: url !== null && isWebUrl(url) ? url : null,
    formerly: urls,
    source: parseSource(frontMatter),
    markdown: end < 0 ? '' : lines.slice(end + 4),
  }
}
