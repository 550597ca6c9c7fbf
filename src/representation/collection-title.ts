import type { CollectionDocument, CollectionSubject } from '../model/document.ts'
import { formatDate } from './format-date.ts'
import type { RenderContext } from './representation.ts'
import { wordsFor } from './words/index.ts'

/** A day of any year (`--04-08`) in words. */
function formatMonthDay(day: string, language: string): string {
  const [month, number] = day.slice(2).split('-').map(Number)
  const words = wordsFor(language)
  return words.monthDay(number ?? 1, words.months[(month ?? 1) - 1] ?? '')
}

function formatPeriod(period: string, language: string): string {
  return period.startsWith('--') ? formatMonthDay(period, language) : formatDate(period, language, 'UTC')
}

const isPeriod = (name: string) => /^(?:\d{4}(?:-\d\d){0,2}|--\d\d-\d\d)$/.test(name)

const verbatim = new Set<CollectionSubject>(['archive', 'sections', 'topics', 'authors'])

/** The name of a place that a list leads to: a part of the calendar in words, a name as it is. */
export function listLabel(
  name: string,
  { subject }: CollectionDocument,
  { language }: RenderContext,
): string {
  const { listTitles: lists, undated } = wordsFor(language)
  if (verbatim.has(subject)) return name
  if (Object.hasOwn(lists, name)) return lists[name as keyof typeof lists]
  if (name === 'undated') return undated
  return isPeriod(name) ? formatPeriod(name, language) : name
}

function formatSubject(
  document: CollectionDocument,
  { language, edition, archive }: RenderContext,
): string | null {
  const { listTitles: lists } = wordsFor(language)
  const { subject, names } = document
  if (Object.hasOwn(lists, subject)) return lists[subject as keyof typeof lists]
  if (subject === 'on-this-day') return lists.days
  if (names.length > 0) return names.join(' / ')
  return subject === 'front' || subject === 'archive' ? (edition?.name ?? archive.name) : null
}

/** What a collection is called, in its language. */
export function collectionTitle(document: CollectionDocument, context: RenderContext): string {
  const { period, undated, initial } = document
  const parts = [
    formatSubject(document, context),
    period === null ? null : formatPeriod(period, context.language),
    undated ? wordsFor(context.language).undated : null,
    initial === null ? null : `${initial.toUpperCase()}…`,
  ]
  return parts.filter((part) => part !== null).join(' – ')
}
