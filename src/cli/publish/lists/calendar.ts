import type { CollectionDocument, CollectionSubject, ListLink } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { calendarLimits, createListDocuments, type DividedList, linkToPart } from './archive-chain.ts'
import { divideList, type ListPart } from './list-parts.ts'

const subjects = ['front', 'year', 'month', 'day'] as const

function subjectOf({ path, period }: ListPart): CollectionSubject {
  if (path.length > 0 && period === null) return 'undated'
  return subjects[period === null ? 0 : period.split('-').length] ?? 'day'
}

/** Years, months and days, each kind in a row. */
function* rows(bucket: ListPart): Generator<ListPart> {
  if (bucket.undated || bucket.initial !== null) return
  yield bucket
  for (const part of bucket.parts) yield* rows(part)
}

const nobody = { previous: null, next: null }

/** Tells every year, month and day its neighbours: those of its own kind that have articles. */
function neighbours(run: DividedList, whole: ListPart): DividedList['beside'] {
  const found = new Map<ListPart, { previous: ListLink | null; next: ListLink | null }>()
  const last = new Map<CollectionSubject, ListPart>()
  for (const bucket of rows(whole)) {
    const subject = subjectOf(bucket)
    const before = last.get(subject)
    found.set(bucket, { previous: before ? linkToPart(run, before) : null, next: null })
    const told = before && found.get(before)
    if (told) told.next = linkToPart(run, bucket)
    last.set(subject, bucket)
  }
  return (bucket) => found.get(bucket) ?? nobody
}

/** An edition's front, its years, months and days, and its undated articles. `articles` are the edition's, in order. */
export function* createCalendar(
  { id, name }: { id: string; name: string },
  articles: ArticleSummary[],
): Generator<CollectionDocument> {
  const whole = divideList(articles, calendarLimits)
  const run: DividedList = {
    edition: id,
    address: `/${id}/`,
    base: `/${id}`,
    name,
    subjectOf,
    names: [],
    above: null,
    beside: () => nobody,
  }
  yield* createListDocuments({ ...run, beside: neighbours(run, whole) }, whole)
}
