import type { Briefing } from '../briefing.ts'
import {
  type ArticleOriginal,
  createRejection,
  type ImportEvent,
  type Importer,
  type SourceFile,
} from '../importer.ts'
import { isObject, type JsonObject } from '../record/json-values.ts'
import { describeReadError } from '../source/read-error.ts'
import { readWhole } from '../source/source-file.ts'
import { createDoubleEncodingWarnings } from '../text/double-encoding.ts'
import { readFeedDefaults, readFeedItem } from './formats/feed.ts'
import { readGhostPost } from './formats/ghost.ts'
import { listGhostJsonPaths, readGhostRelations } from './formats/ghost-relations.ts'
import { isNinjsItem, readNinjsItem } from './formats/ninjs.ts'
import { isArchiveRecord, readOwnArticle } from './formats/own-article.ts'
import { createRecordRejection, findRecordId, type RecordContext } from './records/record-context.ts'
import { RejectionRun, type RejectionWithLine } from './records/rejection-run.ts'
import { repairRecordEncoding } from './records/repair-record-encoding.ts'
import { detectJsonLayout, type JsonLayout } from './stream/json-layout.ts'
import { streamJsonLines } from './stream/json-lines.ts'
import { streamJsonValues } from './stream/json-stream.ts'
import { type JsonFault, maxValueBytes, type StreamedValue } from './stream/parse-value.ts'

type RecordReader = (record: JsonObject, context: RecordContext) => ImportEvent | 'unknown kind'

/** A file's values, and the function that reads each of them as a record. Both depend on the file's layout. */
interface RecordStream {
  streamedValues: AsyncIterable<StreamedValue | JsonFault>
  readRecord: RecordReader
}

const readOwnOrNinjsRecord: RecordReader = (record, context) => {
  if (isArchiveRecord(record)) return readOwnArticle(record, context)
  return isNinjsItem(record) ? readNinjsItem(record, context) : 'unknown kind'
}

const unknownKindReason =
  'is JSON of an unknown kind: export its articles in another form, such as JSON Feed, web pages or text files, or leave it out'

async function createRecordStream(layout: JsonLayout, source: SourceFile): Promise<RecordStream> {
  if (layout === 'lines') return { streamedValues: streamJsonLines(source), readRecord: readOwnOrNinjsRecord }
  if (layout === 'values')
    return { streamedValues: streamJsonValues(source, ['$']), readRecord: readOwnOrNinjsRecord }
  if (layout === 'list')
    return { streamedValues: streamJsonValues(source, ['$.*']), readRecord: readOwnOrNinjsRecord }
  if (layout === 'feed') {
    const feedDefaults = await readFeedDefaults(source)
    const readRecord: RecordReader = (record, context) => readFeedItem(record, feedDefaults, context)
    return { streamedValues: streamJsonValues(source, ['$.items.*']), readRecord }
  }
  const relations = await readGhostRelations(source)
  const readRecord: RecordReader = (record, context) => readGhostPost(record, relations, context)
  const paths = [...listGhostJsonPaths('posts'), '$.pages.*']
  return { streamedValues: streamJsonValues(source, paths), readRecord }
}

/** Returns a record's name for messages: its id, URL or slug, or else its position in the file. */
const formatRecordName = ({ listName, key, value }: StreamedValue) =>
  findRecordId(value) ?? `${listName || 'record'} ${key}`.trim()

/** Reads a record; turns an error into a rejection of that record. */
function readRecordOrReject(
  readRecord: () => ImportEvent | 'unknown kind',
  context: RecordContext,
): ImportEvent | 'unknown kind' {
  try {
    return readRecord()
  } catch (error) {
    return createRecordRejection(context, describeReadError(error))
  }
}

/**
 * State of reading one file. `wholeFileOriginal` has the file's bytes if the file is a single record, and is otherwise
 * `null`.
 */
interface FileReadState {
  source: SourceFile
  briefing: Briefing
  wholeFileOriginal: ArticleOriginal | null
  /** Number of characters repaired so far, in all records. */
  repairedCharacterCount: number
}

/** Reads a value as a record. A value that is not an object is of an unknown kind. */
function readValueAsRecord(
  streamedValue: StreamedValue,
  fileReadState: FileReadState,
  readRecord: RecordReader,
): ImportEvent | 'unknown kind' {
  const { value, line } = streamedValue
  if (!isObject(value)) return 'unknown kind'
  const recordName = formatRecordName(streamedValue)
  const recordOriginal: ArticleOriginal = {
    mediaType: 'application/json',
    extension: 'json',
    record: recordName,
    captured: null,
    earlier: [],
  }
  const { source, wholeFileOriginal, briefing } = fileReadState
  // A URL or date in the briefing describes a single article, so it does not apply to the records of a larger file.
  const recordBriefing = wholeFileOriginal ? briefing : { ...briefing, url: null, published: null }
  const context: RecordContext = {
    file: source.file,
    recordName,
    line,
    briefing: recordBriefing,
    original: wholeFileOriginal ?? recordOriginal,
  }
  return readRecordOrReject(() => {
    const { record: repairedRecord, repairedCharacterCount } = repairRecordEncoding(value)
    fileReadState.repairedCharacterCount += repairedCharacterCount
    return readRecord(repairedRecord, context)
  }, context)
}

async function* readAllValues(
  { streamedValues, readRecord }: RecordStream,
  fileReadState: FileReadState,
): AsyncGenerator<ImportEvent> {
  const { file } = fileReadState.source
  const rejectionRun = new RejectionRun()
  const warnings = new Set<string>()
  let isEmpty = true
  for await (const streamedValue of streamedValues) {
    isEmpty = false
    if (streamedValue.kind === 'fault') {
      const rejection = { ...streamedValue, kind: 'rejection' as const, file, record: null }
      yield* rejectionRun.addAndTakeEndedRun('invalid JSON', rejection)
      continue
    }
    const event = readValueAsRecord(streamedValue, fileReadState, readRecord)
    for (const warning of streamedValue.warnings) warnings.add(warning)
    if (event === 'unknown kind')
      yield* rejectionRun.addAndTakeEndedRun(
        'unknown kind',
        createUnknownRecordRejection(streamedValue, file),
      )
    else yield* [...rejectionRun.endRun(), event]
  }
  yield* rejectionRun.endRun()
  for (const warningText of [...warnings, ...createDoubleEncodingWarnings(fileReadState)])
    yield { kind: 'warning', file, text: warningText }
  if (isEmpty) yield createRejection(file, 'contains no articles: leave it out, or export the articles again')
}

const createUnknownRecordRejection = (streamedValue: StreamedValue, file: string): RejectionWithLine => ({
  kind: 'rejection',
  file,
  line: streamedValue.line,
  record: findRecordId(streamedValue.value),
  reason: unknownKindReason,
})

/** Reads all values of a small file. If there is only one, also returns the file's bytes as the article's original. */
async function readSmallFile(
  source: SourceFile,
): Promise<{ values: (StreamedValue | JsonFault)[]; wholeFileOriginal: ArticleOriginal | null }> {
  const bytes = await readWhole(source, maxValueBytes)
  const streamedValues: (StreamedValue | JsonFault)[] = []
  for await (const streamedValue of streamJsonValues(source, ['$'])) streamedValues.push(streamedValue)
  const isSingleValue = streamedValues.length === 1 && streamedValues[0]?.kind === 'value'
  return {
    values: streamedValues,
    wholeFileOriginal:
      isSingleValue && bytes !== 'too large'
        ? { mediaType: 'application/json', extension: 'json', bytes }
        : null,
  }
}

async function* toAsyncGenerator<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values
}

/** Imports JSON: an archive's own articles, JSON Feeds, Ghost exports and ninjs items. */
export const jsonImporter: Importer = {
  name: 'json',
  recognises: ({ file }) => /\.(?:json|jsonl|ndjson|jsonld)$/i.test(file),
  async *read(source, briefing): AsyncGenerator<ImportEvent> {
    const layout = detectJsonLayout(source)
    if (layout !== 'values' || source.size > maxValueBytes)
      return yield* readAllValues(await createRecordStream(layout, source), {
        source,
        briefing,
        wholeFileOriginal: null,
        repairedCharacterCount: 0,
      })
    const { values, wholeFileOriginal } = await readSmallFile(source)
    yield* readAllValues(
      { streamedValues: toAsyncGenerator(values), readRecord: readOwnOrNinjsRecord },
      { source, briefing, wholeFileOriginal, repairedCharacterCount: 0 },
    )
  },
}
