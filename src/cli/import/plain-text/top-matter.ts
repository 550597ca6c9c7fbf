import type { Edition } from '../../../model/edition.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import type { Briefing } from '../briefing.ts'
import { parseByline } from '../text/byline.ts'
import { removeBylineOpening } from '../text/byline-opening.ts'
import { parseWrittenDate } from '../text/parse-written-date.ts'
import { canBeOnEditionHost } from '../urls/resolve-old-url.ts'
import { isWebUrl } from '../urls/web-url.ts'

/** An article's dates, URL and byline, from the briefing or the lines around the headline. */
export interface TopMatter {
  published: PartialDate | null
  modified: PartialDate | null
  url: string | null
  byline: string | null
}

/** Top matter, the lines that contain it, and the other lines of the text. */
export interface ExtractedTopMatter extends TopMatter {
  removedLines: string[]
  otherLines: string[]
}

/**
 * Limits of the search for top matter: the number of lines to examine, not counting blank lines, and the
 * length in characters above which a line is a paragraph and ends the search.
 */
const [maxExaminedLines, minParagraphLength] = [8, 160]

const publishedLabelPattern =
  /^(?:(?:article\s+)?(?:first\s+)?(?:publi(?:é|ée|shed|cado|cada|e)|paru|parution|mis(?:e)? en ligne|posted|date|dateline|created))(?:\s+(?:le|on|el|the|em|du))?\s*:?\s+/iu
const modifiedLabelPattern =
  /(?:mis(?:e)? à jour|(?:dernière\s+)?(?:mise à jour|modification)|modifié|actualisé|(?:last\s+)?(?:updated|modified)|actualizado)(?:\s+(?:le|on|el|the))?\s*:?\s+/iu
const urlLabelPattern = /^(?:url|link|lien|adresse|permalink|permalien)\s*:\s*/i

/**
 * Parses the dates in a line such as `Publié le 8 avril 2016, mis à jour le 9 avril 2016`. Returns `null` if
 * the line contains other words.
 */
function parseDateLine(line: string, language: string): Pick<TopMatter, 'published' | 'modified'> | null {
  const labelStart = line.search(modifiedLabelPattern)
  const [textBeforeLabel, textAfterLabel] =
    labelStart < 0
      ? [line, '']
      : [line.slice(0, labelStart).replace(/[\s|,;–—-]+$/, ''), line.slice(labelStart)]
  const dateText = textBeforeLabel.replace(publishedLabelPattern, '')
  const published = dateText === '' ? null : parseFullDate(dateText, language)
  const modified =
    labelStart < 0 ? null : parseFullDate(textAfterLabel.replace(modifiedLabelPattern, ''), language)
  const isDateLine = (dateText === '' || published !== null) && (labelStart < 0 || modified !== null)
  return isDateLine && (published ?? modified) !== null ? { published, modified } : null
}

/**
 * Parses a date that includes the day. Returns `null` for any other text, including a year or month alone,
 * which is too ambiguous.
 */
function parseFullDate(text: string, language: string): PartialDate | null {
  const date = parseWrittenDate(text, language)
  return date !== null && date.length >= 10 ? date : null
}

/**
 * Returns the URL in a line that contains nothing else, apart from a label such as `URL:`. Returns `null` for
 * any other line, and for a URL on another host, which is a link in the article.
 */
function extractEditionUrl(line: string, edition: Edition): string | null {
  const url = line.replace(urlLabelPattern, '').replace(/^<(.*)>$/, '$1')
  return isWebUrl(url) && canBeOnEditionHost(url, edition) ? url : null
}

/** Maximum length of a byline, in characters. */
const maxBylineLength = 100

/** True for a line that begins like a byline and names a person. */
const isByline = (line: string, language: string): boolean =>
  line.length <= maxBylineLength &&
  !/[.!?]$/.test(line) &&
  removeBylineOpening(line, language) !== null &&
  parseByline(line, language).length > 0

/** Parses a line that consists of a URL or of dates. Returns `null` for any other line. */
function parseUrlOrDateLine(line: string, edition: Edition): Partial<TopMatter> | null {
  const url = extractEditionUrl(line, edition)
  if (url !== null) return { url }
  const dates = parseDateLine(line, edition.language)
  return dates && Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== null))
}

/** True for a second date of publication or modification, and for a second URL that differs from the first. */
const isSecondDateOrOtherUrl = ({ published, modified, url }: Partial<TopMatter>, known: TopMatter) =>
  (published !== undefined && known.published !== null) ||
  (modified !== undefined && known.modified !== null) ||
  (url !== undefined && known.url !== null && known.url !== url)

/**
 * Separates the top matter near the beginning of `lines`: dates, the URL, and a byline below the headline.
 * Keeps a publication date that the briefing already supplies, and a URL that differs from the briefing's. If
 * `lines` contains nothing else, removes nothing and returns the briefing's values.
 */
export function extractTopMatter(
  lines: readonly string[],
  { edition, url, published }: Briefing,
): ExtractedTopMatter {
  const briefingMatter: TopMatter = { published, modified: null, url, byline: null }
  const topMatter = { ...briefingMatter }
  const removedIndices = new Set<number>()
  let examinedLineCount = 0
  let isBelowHeadline = false
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    if (++examinedLineCount > maxExaminedLines || line.length > minParagraphLength) break
    const trimmedLine = line.trim()
    const isBylineLine =
      isBelowHeadline && topMatter.byline === null && isByline(trimmedLine, edition.language)
    const lineMatter = isBylineLine ? { byline: trimmedLine } : parseUrlOrDateLine(trimmedLine, edition)
    if (lineMatter === null || isSecondDateOrOtherUrl(lineMatter, topMatter)) isBelowHeadline = true
    else {
      removedIndices.add(index)
      Object.assign(topMatter, lineMatter)
    }
  }
  const otherLines = lines.filter((_, index) => !removedIndices.has(index))
  if (otherLines.every((line) => line.trim() === ''))
    return { ...briefingMatter, removedLines: [], otherLines: [...lines] }
  return { ...topMatter, removedLines: lines.filter((_, index) => removedIndices.has(index)), otherLines }
}
