/** Counts the items that a long task has processed, and shows its progress. */
export interface ProgressCounter {
  /** Counts one more item of a kind, such as `articles`. */
  step(kind: string): void
  /** Sets the total number of items of a kind. A function is called only once progress is shown. */
  expect(kind: string, total: number | (() => Promise<number>)): void
  /** Clears the progress line on a terminal. */
  done(): void
}

/** The part of a stream that a progress counter needs. */
export interface ProgressStream {
  isTTY?: boolean
  write(text: string): unknown
}

/**
 * Milliseconds between two updates: on a terminal, where each update overwrites the last, and elsewhere, such as in a
 * log.
 */
const [terminalIntervalMs, logIntervalMs] = [200, 30_000]

/** Milliseconds of work after which a rate is shown. */
const minTimeForRateMs = 1000

interface CountedTask {
  count: number
  total: number | (() => Promise<number>) | null
  startedAtMs: number
  /** The count at the last update. */
  shownCount: number
}

const formatNumber = (number: number) => Math.round(number).toLocaleString('en')

/** Formats a duration for people: `8.2 s`, `27 min`, `1 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Describes the progress of a task: `reading 4,210 of 10,000 (820/s, 8 s left)`. */
function describeTask(kind: string, { count, total, startedAtMs }: CountedTask, nowMs: number): string {
  const hasTotal = typeof total === 'number' && total >= count
  const countText = hasTotal ? `${formatNumber(count)} of ${formatNumber(total)}` : formatNumber(count)
  const elapsedSeconds = (nowMs - startedAtMs) / 1000
  if (elapsedSeconds * 1000 < minTimeForRateMs) return `${kind} ${countText}`
  const itemsPerSecond = count / elapsedSeconds
  const remainingTimeText =
    hasTotal && count < total ? `, ${formatDuration(Math.ceil((total - count) / itemsPerSecond))} left` : ''
  return `${kind} ${countText} (${itemsPerSecond < 10 ? itemsPerSecond.toFixed(1) : formatNumber(itemsPerSecond)}/s${remainingTimeText})`
}

/** Starts computing the total of a task if it is given as a function. */
function startCountingTotal(task: CountedTask): void {
  if (typeof task.total !== 'function') return
  const totalPromise = task.total()
  task.total = null
  totalPromise.then(
    (total) => {
      task.total = total
    },
    // Errors are reported by the work itself.
    () => undefined,
  )
}

/**
 * Creates a counter that shows progress on a stream: on a terminal, in a single line that it overwrites; elsewhere,
 * in a new line every half minute.
 */
export function createProgressCounter(stream: ProgressStream, now: () => number = Date.now): ProgressCounter {
  const taskByKind = new Map<string, CountedTask>()
  const updateIntervalMs = stream.isTTY ? terminalIntervalMs : logIntervalMs
  let lastShownAt = now()
  function getOrCreateTask(kind: string): CountedTask {
    const task = taskByKind.get(kind) ?? { count: 0, total: null, startedAtMs: now(), shownCount: 0 }
    taskByKind.set(kind, task)
    return task
  }
  function showProgress(): void {
    lastShownAt = now()
    const updatedTasks = [...taskByKind].filter(([, { count, shownCount }]) => count > shownCount)
    const progressLine = updatedTasks.map(([kind, task]) => describeTask(kind, task, lastShownAt)).join(', ')
    stream.write(stream.isTTY ? `\r\x1b[K${progressLine}` : `${progressLine}\n`)
    for (const [, task] of updatedTasks) {
      task.shownCount = task.count
      startCountingTotal(task)
    }
  }
  return {
    step(kind) {
      const task = getOrCreateTask(kind)
      if (task.count === 0) task.startedAtMs = now()
      task.count++
      if (now() - lastShownAt >= updateIntervalMs) showProgress()
    },
    expect(kind, total) {
      getOrCreateTask(kind).total = total
    },
    done() {
      if (stream.isTTY) stream.write('\r\x1b[K')
    },
  }
}
