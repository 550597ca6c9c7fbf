import type { Briefing } from '../briefing.ts'
import {
  type ImportEvent,
  type Importer,
  type Original,
  type Rejection,
  rejectFile,
  type SourceFile,
} from '../importer.ts'
import { isObject, type JsonObject, textField } from '../record/json-values.ts'
import { describeReadError } from '../source/read-error.ts'
import { readWhole } from '../source/source-file.ts'
import { repairWarnings } from '../text/double-encoding.ts'
import { feedFacts, readFeedItem } from './formats/feed.ts'
import { readGhostPost } from './formats/ghost.ts'
import { pathsTo, readRelations } from './formats/ghost-relations.ts'
import { isNinjs, readNinjs } from './formats/ninjs.ts'
import { isOwn, readOwn } from './formats/own-article.ts'
import { type RecordSetting, refused } from './records/record.ts'
import { RefusalRun } from './records/refusal-run.ts'
import { repairedRecord } from './records/repaired-record.ts'
import { streamLines } from './stream/json-lines.ts'
import { streamValues } from './stream/json-stream.ts'
import { type Layout, layoutOf } from './stream/layout.ts'
import { type JsonFault, largestValue, type StreamedValue } from './stream/parse-value.ts'

/** Reads one record; `null` when its kind is unknown. */
type ReadRecord = (record: JsonObject, setting: RecordSetting) => ImportEvent | null

/** The values of a layout, and the function that reads each. */
interface Reader {
  values: AsyncIterable<StreamedValue | JsonFault>
  read: ReadRecord
}

const anyRecord: ReadRecord = (record, setting) => {
  if (isOwn(record)) return readOwn(record, setting)
  return isNinjs(record) ? readNinjs(record, setting) : null
}

const unknownKind =
  'is JSON of no kind that is known: an article of an archive, a JSON Feed, a Ghost export, a ninjs item'

async function readerOf(layout: Layout, source: SourceFile): Promise<Reader> {
  if (layout === 'lines') return { values: streamLines(source), read: anyRecord }
  if (layout === 'values') return { values: streamValues(source, ['$']), read: anyRecord }
  if (layout === 'list') return { values: streamValues(source, ['$.*']), read: anyRecord }
  if (layout === 'feed') {
    const facts = await feedFacts(source)
    const read: ReadRecord = (record, setting) => readFeedItem(record, facts, setting)
    return { values: streamValues(source, ['$.items.*']), read }
  }
  const relations = await readRelations(source)
  const read: ReadRecord = (record, setting) => readGhostPost(record, relations, setting)
  const paths = [...pathsTo('posts'), '$.pages.*']
  return { values: streamValues(source, paths), read }
}

/** Identifies a record in messages: by its id or URL, else by its position. */
const placeOf = ({ list, key }: StreamedValue, value: unknown) =>
  (isObject(value) ? textField(value, 'id', 'uri', '@id', 'url', 'slug') : null) ??
  `${list || 'record'} ${key}`.trim()

/** Turns an error into a rejection of this record, so that the other records are read. */
function readOrRefuse(read: () => ImportEvent | null, setting: RecordSetting): ImportEvent | null {
  try {
    return read()
  } catch (error) {
    return refused(setting, describeReadError(error))
  }
}

/** A file being read, the archivist's briefing, and the file's bytes if it is a single record. */
interface FileReading {
  source: SourceFile
  briefing: Briefing
  whole: Original | null
  /** Characters repaired in all records so far. */
  repaired: number
}

/** Reads a value as a record; `null` when its kind is unknown. */
function readValue(each: StreamedValue, reading: FileReading, read: ReadRecord): ImportEvent | null {
  const { value, line } = each
  if (!isObject(value)) return null
  const record = placeOf(each, value)
  const part: Original = {
    mediaType: 'application/json',
    extension: 'json',
    record,
    captured: null,
    earlier: [],
  }
  const { source, whole, briefing } = reading
  // A URL or a date in the briefing describes a single article, not each record of a file.
  const said = whole ? briefing : { ...briefing, url: null, published: null }
  const setting: RecordSetting = { file: source.file, record, line, briefing: said, original: whole ?? part }
  return readOrRefuse(() => {
    const { record: repaired, repaired: count } = repairedRecord(value)
    reading.repaired += count
    return read(repaired, setting)
  }, setting)
}

async function* readAll({ values, read }: Reader, reading: FileReading): AsyncGenerator<ImportEvent> {
  const { file } = reading.source
  const run = new RefusalRun()
  const warnings = new Set<string>()
  let isEmpty = true
  for await (const each of values) {
    isEmpty = false
    const found = each.kind === 'fault' ? null : readValue(each, reading, read)
    if (each.kind === 'value') for (const warning of each.warnings) warnings.add(warning)
    if (each.kind === 'fault') yield* run.add('fault', { ...each, kind: 'rejection', file, record: null })
    else if (found) yield* [...run.end(), found]
    else yield* run.add('unknown', unknownRecord(each, file))
  }
  yield* run.end()
  for (const text of [...warnings, ...repairWarnings(reading)]) yield { kind: 'warning', file, text }
  if (isEmpty) yield rejectFile(file, 'holds no articles')
}

const unknownRecord = (each: StreamedValue, file: string): Rejection => ({
  kind: 'rejection',
  file,
  line: each.line,
  record: placeOf(each, each.value),
  reason: unknownKind,
})

/** Reads all values of a small file, and its bytes if it is a single record. */
async function readSmall(
  source: SourceFile,
): Promise<{ values: (StreamedValue | JsonFault)[]; whole: Original | null }> {
  const bytes = (await readWhole(source, largestValue)) ?? new Uint8Array(0)
  const values: (StreamedValue | JsonFault)[] = []
  for await (const each of streamValues(source, ['$'])) values.push(each)
  const isOne = values.length === 1 && values[0]?.kind === 'value'
  return { values, whole: isOne ? { mediaType: 'application/json', extension: 'json', bytes } : null }
}

async function* eachOf<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values
}

/** Imports JSON: an archive's own articles, JSON Feed, Ghost exports, ninjs. */
export const jsonImporter: Importer = {
  name: 'json',
  detect: ({ file }) => /\.(?:json|jsonl|ndjson|jsonld)$/i.test(file),
  async *read(source, briefing): AsyncGenerator<ImportEvent> {
    const layout = layoutOf(source)
    if (layout !== 'values' || source.size > largestValue)
      return yield* readAll(await readerOf(layout, source), { source, briefing, whole: null, repaired: 0 })
    const { values, whole } = await readSmall(source)
    yield* readAll({ values: eachOf(values), read: anyRecord }, { source, briefing, whole, repaired: 0 })
  },
}
