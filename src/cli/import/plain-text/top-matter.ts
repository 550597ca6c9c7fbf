import type { Edition } from '../../../model/edition.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import type { Briefing } from '../briefing.ts'
import { parseWrittenDate } from '../text/parse-written-date.ts'
import { isOnEditionHost } from '../urls/resolve-old-url.ts'
import { isWebUrl } from '../urls/web-url.ts'

/** What the lines around a headline say. */
export interface TopMatter {
  published: PartialDate | null
  modified: PartialDate | null
  url: string | null
}

/** What the lines that were taken said, and the lines themselves. */
export interface TakenTopMatter extends TopMatter {
  taken: string[]
}

/** So many lines are looked at, unless one is as long as a paragraph. */
const [reach, paragraph] = [8, 160]

const publishedLabel =
  /^(?:(?:article\s+)?(?:first\s+)?(?:publi(?:é|ée|shed|cado|cada|e)|paru|parution|mis(?:e)? en ligne|posted|date|dateline|created))(?:\s+(?:le|on|el|the|em|du))?\s*:?\s+/iu
const modifiedLabel =
  /(?:mis(?:e)? à jour|(?:dernière\s+)?(?:mise à jour|modification)|modifié|actualisé|(?:last\s+)?(?:updated|modified)|actualizado)(?:\s+(?:le|on|el|the))?\s*:?\s+/iu
const urlLabel = /^(?:url|link|lien|adresse|permalink|permalien)\s*:\s*/i

/** `Publié le 8 avril 2016, mis à jour le 9 avril 2016`: the dates of a line that says nothing else. */
function datesIn(line: string, language: string): Pick<TopMatter, 'published' | 'modified'> | null {
  const at = line.search(modifiedLabel)
  const [first, second] =
    at < 0 ? [line, ''] : [line.slice(0, at).replace(/[\s|,;–—-]+$/, ''), line.slice(at)]
  const trimmed = first.replace(publishedLabel, '')
  const published = trimmed === '' ? null : dateIn(trimmed, language)
  const modified = at < 0 ? null : dateIn(second.replace(modifiedLabel, ''), language)
  const isWhole = (trimmed === '' || published !== null) && (at < 0 || modified !== null)
  return isWhole && (published ?? modified) !== null ? { published, modified } : null
}

/** A year or a month alone may be anything. */
function dateIn(text: string, language: string): PartialDate | null {
  const date = parseWrittenDate(text, language)
  return date !== null && date.length >= 10 ? date : null
}

/** A URL elsewhere is a link that the article has, not where it stood. */
function urlIn(line: string, edition: Edition): string | null {
  const url = line.replace(urlLabel, '').replace(/^<(.*)>$/, '$1')
  return isWebUrl(url) && isOnEditionHost(url, edition) ? url : null
}

/** What a line says beside what is known; `null` when it says anything else. */
function readLine(line: string, known: TopMatter, edition: Edition): Partial<TopMatter> | null {
  const url = urlIn(line, edition)
  if (url !== null) return known.url === null || known.url === url ? { url } : null
  const dates = datesIn(line, edition.language)
  if (dates === null || (dates.published !== null && known.published !== null)) return null
  if (dates.modified !== null && known.modified !== null) return null
  return Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== null))
}

/**
 * Takes the lines near the top that are nothing but a date or a URL, where the archivist has not said it already.
 * Of a text that is nothing else they stay: they are all that it says.
 */
export function takeTopMatter(lines: string[], { edition, url, published }: Briefing): TakenTopMatter {
  const briefed: TopMatter = { published, modified: null, url }
  const known = { ...briefed }
  const taken = new Set<number>()
  let seen = 0
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    if (++seen > reach || line.length > paragraph) break
    const read = readLine(line.trim(), known, edition)
    if (read !== null) taken.add(index)
    Object.assign(known, read)
  }
  const rest = lines.filter((_, index) => !taken.has(index))
  if (rest.every((line) => line.trim() === '')) return { ...briefed, taken: [] }
  const lead = lines.filter((_, index) => taken.has(index))
  for (const index of [...taken].toReversed()) lines.splice(index, 1)
  return { ...known, taken: lead }
}
