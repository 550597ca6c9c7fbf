/** The state of the uploads to a namespace, as read from its journal. */
export interface UploadState {
  /** The number of times the archive had been pruned when this state began; -1 for an empty state. */
  pruneCount: number
  /** True if `storedKeys` contains every stored key, so that any other key is known not to be stored. */
  hasAllStoredKeys: boolean
  storedKeys: Set<string>
  /** Keys that were sent, but for which no response arrived. */
  doubtfulKeys: Set<string>
  /** Day (UTC) → number of KV values written on that day. */
  writeCountByDay: Map<string, number>
  /** Batches that are still waiting for a response, by batch id. */
  openBatchById: Map<string, { day: string; keys: string[] }>
}

export const createUploadState = (): UploadState => ({
  pruneCount: -1,
  hasAllStoredKeys: false,
  storedKeys: new Set(),
  doubtfulKeys: new Set(),
  writeCountByDay: new Map(),
  openBatchById: new Map(),
})

/** True for the key of a KV value. A picture is stored in R2, and its key is its address. */
const isKvKey = (key: string) => !key.startsWith('/')

function addWriteCount(state: UploadState, day: string, writeCount: number): void {
  state.writeCountByDay.set(day, (state.writeCountByDay.get(day) ?? 0) + writeCount)
}

function markKeyStored(state: UploadState, key: string): void {
  state.doubtfulKeys.delete(key)
  state.storedKeys.add(key)
}

function applyBatchStart(state: UploadState, batchId: string, [day = '', ...keys]: string[]): void {
  state.openBatchById.set(batchId, { day, keys })
  for (const key of keys) state.doubtfulKeys.add(key)
  addWriteCount(state, day, keys.filter(isKvKey).length)
}

function applyBatchEnd(state: UploadState, batchId: string, missingKeys: readonly string[]): void {
  const { day, keys } = state.openBatchById.get(batchId) ?? { day: '', keys: [] }
  state.openBatchById.delete(batchId)
  const failedKeys = new Set(missingKeys)
  for (const key of keys)
    if (failedKeys.has(key)) state.doubtfulKeys.delete(key)
    else markKeyStored(state, key)
  addWriteCount(state, day, -missingKeys.filter(isKvKey).length)
}

/**
 * Applies a line of the journal to a state:
 * - `= <prunes> whole|part`: discards everything before it except write counts; `whole` if nothing was stored;
 * - `> <batch> <day> <key>…`: the keys are about to be sent;
 * - `< <batch> <key>…`: the batch was answered or checked; all but these keys are stored;
 * - `+ <key>…`: a check found the keys stored;
 * - `# <day>`: the pointer was written.
 */
export function applyJournalLine(state: UploadState, line: string): void {
  const [operator, firstArgument = '', ...otherArguments] = line.split(' ')
  if (operator === '=') {
    const { writeCountByDay } = state
    const hasAllStoredKeys = otherArguments[0] === 'whole'
    Object.assign(state, createUploadState(), {
      writeCountByDay,
      pruneCount: Number(firstArgument),
      hasAllStoredKeys,
    })
  }
  if (operator === '>') applyBatchStart(state, firstArgument, otherArguments)
  if (operator === '<') applyBatchEnd(state, firstArgument, otherArguments)
  if (operator === '+') for (const key of [firstArgument, ...otherArguments]) markKeyStored(state, key)
  if (operator === '#') addWriteCount(state, firstArgument, 1)
}
