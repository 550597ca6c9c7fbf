import type { CollectionDocument, CollectionSubject, ListLink } from '../../../model/document.ts'
import type { Summary } from '../articles/summary.ts'
import { calendarLimits, documentsOf, placeOf, type Run } from './archive-chain.ts'
import { type Bucket, divide } from './buckets.ts'

const subjects = ['front', 'year', 'month', 'day'] as const

function subjectOf({ path, period }: Bucket): CollectionSubject {
  if (path.length > 0 && period === null) return 'undated'
  return subjects[period === null ? 0 : period.split('-').length] ?? 'day'
}

/** Years, months and days, each kind in a row. */
function* rows(bucket: Bucket): Generator<Bucket> {
  if (bucket.undated || bucket.initial !== null) return
  yield bucket
  for (const part of bucket.parts) yield* rows(part)
}

const nobody = { previous: null, next: null }

/** Tells every year, month and day its neighbours: those of its own kind that have articles. */
function neighbours(run: Run, whole: Bucket): Run['beside'] {
  const found = new Map<Bucket, { previous: ListLink | null; next: ListLink | null }>()
  const last = new Map<CollectionSubject, Bucket>()
  for (const bucket of rows(whole)) {
    const subject = subjectOf(bucket)
    const before = last.get(subject)
    found.set(bucket, { previous: before ? placeOf(run, before) : null, next: null })
    const told = before && found.get(before)
    if (told) told.next = placeOf(run, bucket)
    last.set(subject, bucket)
  }
  return (bucket) => found.get(bucket) ?? nobody
}

/** An edition's front, its years, months and days, and its undated articles. `articles` are the edition's, in order. */
export function* calendarOf(
  { id, name }: { id: string; name: string },
  articles: Summary[],
): Generator<CollectionDocument> {
  const whole = divide(articles, calendarLimits)
  const run: Run = {
    edition: id,
    address: `/${id}/`,
    base: `/${id}`,
    name,
    subjectOf,
    names: [],
    above: null,
    beside: () => nobody,
  }
  yield* documentsOf({ ...run, beside: neighbours(run, whole) }, whole)
}
