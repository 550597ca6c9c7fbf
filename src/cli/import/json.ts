import { decodeText } from './decode-text.ts'
import { remarksOnRepair } from './double-encoding.ts'
import type { Briefing, Importer, Original, Reading, SourceFile } from './importer.ts'
import { feedFacts, readFeedItem } from './json/feed.ts'
import { readGhostPost } from './json/ghost.ts'
import { pathsTo, readRelations } from './json/ghost-relations.ts'
import { streamLines } from './json/json-lines.ts'
import { type JsonFault, type StreamedValue, streamValues } from './json/json-stream.ts'
import { type Layout, layoutOf } from './json/layout.ts'
import { isNinjs, readNinjs } from './json/ninjs.ts'
import { isOwn, readOwn } from './json/own-article.ts'
import { type RecordSetting, refused } from './json/record.ts'
import { repairedRecord } from './json/repaired-record.ts'
import { isObject, type JsonObject, textAt } from './json/values.ts'
import { describeReadError } from './read-error.ts'
import { readWhole } from './source-file.ts'

/** Reads one record; `null` when it is of no kind that is known. */
type ReadRecord = (record: JsonObject, setting: RecordSetting) => Reading | null

/** How a layout is read: the records it holds, and what each is. */
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

/** A file of one record is no larger than this. */
const largest = 16 * 1024 * 1024

async function* wholeValue(bytes: Uint8Array): AsyncGenerator<StreamedValue | JsonFault> {
  const text = decodeText(bytes)?.text ?? null
  if (text === null) return yield { kind: 'fault', line: 1, reason: 'is no text: its bytes are binary' }
  try {
    yield { kind: 'value', value: JSON.parse(text), list: '', key: '', line: 1 }
  } catch (error) {
    const { message } = error as Error
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
    const line = text.slice(0, position).split('\n').length
    yield { kind: 'fault', line, reason: `is not JSON: ${message.replace(/\s+/g, ' ')}` }
  }
}

async function readerOf(layout: Exclude<Layout, 'record'>, source: SourceFile): Promise<Reader> {
  if (layout === 'lines') return { values: streamLines(source.stream()), read: anyRecord }
  if (layout === 'list') return { values: streamValues(source.stream(), ['$.*']), read: anyRecord }
  if (layout === 'feed') {
    const facts = await feedFacts(source)
    const read: ReadRecord = (record, setting) => readFeedItem(record, facts, setting)
    return { values: streamValues(source.stream(), ['$.items.*']), read }
  }
  const relations = await readRelations(source)
  const read: ReadRecord = (record, setting) => readGhostPost(record, relations, setting)
  const paths = [...pathsTo('posts'), '$.pages.*']
  return { values: streamValues(source.stream(), paths), read }
}

/** Names a record where a line does not. */
const placeOf = ({ list, key }: StreamedValue, value: unknown) =>
  (isObject(value) ? textAt(value, 'id', 'uri', '@id', 'url', 'slug') : null) ??
  `${list || 'record'} ${key}`.trim()

/** Whatever is wrong with a record, or with reading it, is that record's refusal, and not the whole file's. */
function unlessTooDeep(read: () => Reading | null, setting: RecordSetting): Reading | null {
  try {
    return read()
  } catch (error) {
    return refused(setting, describeReadError(error))
  }
}

/** A file that is read, what the archivist said of it, and its bytes where all of it is one record. */
interface FileReading {
  source: SourceFile
  briefing: Briefing
  whole: Original | null
}

async function* readAll(
  { values, read }: Reader,
  { source, briefing, whole }: FileReading,
): AsyncGenerator<Reading> {
  const { file } = source
  // A URL or a date is what an archivist says of one article, not of all that a file holds.
  const said = whole ? briefing : { ...briefing, url: null, published: null }
  const counts = { values: 0, faults: 0, repaired: 0 }
  const repairAndRead = (value: JsonObject, setting: RecordSetting) => {
    const { record, repaired } = repairedRecord(value)
    counts.repaired += repaired
    return read(record, setting)
  }
  for await (const each of values) {
    if (each.kind === 'fault') {
      counts.faults++
      yield { ...each, kind: 'rejection', file, record: null }
      continue
    }
    const { value, line } = each
    const record = placeOf(each, value)
    const part: Original = {
      mediaType: 'application/json',
      extension: 'json',
      record,
      captured: null,
      earlier: [],
    }
    const setting: RecordSetting = { file, record, line, briefing: said, original: whole ?? part }
    const reading = isObject(value) ? unlessTooDeep(() => repairAndRead(value, setting), setting) : null
    yield reading ?? { kind: 'rejection', file, line, record, reason: unknownKind }
    // A list of something else is one refusal, not thousands.
    if (reading === null && counts.values === 0) return
    counts.values++
  }
  for (const text of remarksOnRepair(counts)) yield { kind: 'remark', file, text }
  if (counts.values + counts.faults === 0)
    yield { kind: 'rejection', file, line: 1, record: null, reason: 'holds no articles' }
}

/** JSON: an archive's own articles, JSON Feed, Ghost's export, ninjs. */
export const json: Importer = {
  name: 'json',
  detect: ({ file }) => /\.(?:json|jsonl|ndjson|jsonld)$/i.test(file),
  async *read(source, briefing): AsyncGenerator<Reading> {
    const layout = layoutOf(source)
    if (layout !== 'record')
      return yield* readAll(await readerOf(layout, source), { source, briefing, whole: null })
    const bytes = await readWhole(source, largest)
    const { file } = source
    if (!bytes)
      return yield {
        kind: 'rejection',
        file,
        line: 1,
        record: null,
        reason: 'is larger than 16 MiB, and no list of articles',
      }
    const whole: Original = { mediaType: 'application/json', extension: 'json', bytes }
    yield* readAll({ values: wholeValue(bytes), read: anyRecord }, { source, briefing, whole })
  },
}
