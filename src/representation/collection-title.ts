import type { PublishedEdition } from '../model/configuration.ts'
import type { CollectionDocument, CollectionKind } from '../model/document.ts'
import { formatDate } from './format-date.ts'
import type { RenderContext } from './representation.ts'
import { type Catalogue, chooseCatalogue } from './words/index.ts'

/** Formats a day of any year, such as `--04-08`. */
function formatMonthDay(monthDay: string, { months, monthDay: formatMonthAndDay }: Catalogue): string {
  const [month = 1, day = 1] = monthDay.slice(2).split('-').map(Number)
  return formatMonthAndDay(day, months[month - 1] ?? '')
}

/** Formats a period, or a day of any year (`--04-08`). */
export const formatPeriod = (period: string, language: string): string =>
  period.startsWith('--')
    ? formatMonthDay(period, chooseCatalogue(language))
    : formatDate(period, language, 'UTC')

const isPeriod = (name: string) => /^(?:\d{4}(?:-\d\d){0,2}|--\d\d-\d\d)$/.test(name)

/** Subjects of collections with divisions that the newsroom named. A topic may be called *2015* or *sections*. */
const kindsWithNamedDivisions = new Set<CollectionKind>(['archive', 'sections', 'topics', 'authors'])

/** True for a collection whose divisions were named by the newsroom, such as an index of topics. */
export const hasNamedDivisions = ({ subject }: CollectionDocument): boolean =>
  kindsWithNamedDivisions.has(subject)

/** Expresses the name of a list in words if it is a period or an index. Returns any other name unchanged. */
export function toListLabel(name: string, { language }: RenderContext): string {
  const { listTitles, undated } = chooseCatalogue(language)
  if (Object.hasOwn(listTitles, name)) return listTitles[name as keyof typeof listTitles]
  if (name === 'undated') return undated
  return isPeriod(name) ? formatPeriod(name, language) : name
}

/** Returns the label of a collection's division: the newsroom's own name unchanged, any other name in words. */
export const toDivisionLabel = (
  name: string,
  document: CollectionDocument,
  context: RenderContext,
): string => (hasNamedDivisions(document) ? name : toListLabel(name, context))

function formatSubject(
  { subject, names }: CollectionDocument,
  { language, edition, archive }: RenderContext,
): string | null {
  const { listTitles } = chooseCatalogue(language)
  if (Object.hasOwn(listTitles, subject)) return listTitles[subject as keyof typeof listTitles]
  if (subject === 'on-this-day') return listTitles.days
  if (names.length > 0) return names.join(' / ')
  return subject === 'front' || subject === 'archive' ? (edition ?? archive).name : null
}

/** Returns the title of a collection, such as *Topics – A…* or *April 2016*. */
export function collectionTitleOf(document: CollectionDocument, context: RenderContext): string {
  const { period, undated, initial } = document
  const titleParts = [
    formatSubject(document, context),
    period && formatPeriod(period, context.language),
    undated && chooseCatalogue(context.language).undated,
    initial && `${initial.toUpperCase()}…`,
  ]
  return titleParts.filter(Boolean).join(' – ')
}

/**
 * Returns the title of an edition's front page for tabs and search engines, such as *The Gazette – Archive
 * 1998–2021*.
 */
export function frontTitleOf({ name, founded, closed }: PublishedEdition, { archive }: Catalogue): string {
  const years = [founded, closed].filter((date) => date !== null).map((date) => date.slice(0, 4))
  return `${name} – ${archive} ${[...new Set(years)].join('–')}`.trim()
}

/** Adds the edition's name to a title, unless the title already begins with it, as a front page's title does. */
export function fullTitleOf(title: string, { edition, archive }: RenderContext): string {
  const { name } = edition ?? archive
  return title === name || title.startsWith(`${name} – `) ? title : `${title} – ${name}`
}
