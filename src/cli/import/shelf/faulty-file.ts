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

function readSourceFields(text: string): ArticleSource | null {
  const findSourceValue = (field: string) => findLineValue(text, ` +${field}`)
  const [sha256, importer, mediaType] = [
    findSourceValue('sha256'),
    findSourceValue('importer'),
    findSourceValue('mediaType'),
  ]
  if (sha256 === null || importer === null) return null
  return {
    sha256,
    mediaType: mediaType ?? '',
    importer,
    file: findSourceValue('file'),
    record: findSourceValue('record'),
    captured: findSourceValue('captured'),
    earlier: [],
    imported: findSourceValue('imported'),
  }
}

/** Reads the fields that an import wrote into a file line by line, even if a later edit broke its syntax. */
export function readFaultyFile(text: string): FaultyFile {
  const lines = text.replaceAll('\r\n', '\n')
  const frontMatterEnd = lines.indexOf('\n---', 3)
  const frontMatter = frontMatterEnd < 0 ? lines : lines.slice(0, frontMatterEnd)
  const url = findLineValue(frontMatter, 'url')
  const urls = (frontMatter.match(/https?:\/\/[^\s"'\],]+/g) ?? []).filter(isWebUrl)
  return {
    url: url !== null && isWebUrl(url) ? url : null,
    formerly: urls,
    source: readSourceFields(frontMatter),
    markdown: frontMatterEnd < 0 ? '' : lines.slice(frontMatterEnd + 4),
  }
}
