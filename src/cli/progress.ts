/** Shows the progress of long work at a terminal; silent everywhere else. */
export interface Progress {
  /** Counts one more of a kind of thing, such as `articles`. */
  step(kind: string): void
  done(): void
}

const refreshMs = 200

/** Shows progress on a stream, in a line that is overwritten, while it is a terminal. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { step: () => {}, done: () => {} }
  const counts = new Map<string, number>()
  let refreshedAt = 0
  return {
    step(kind) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      if (Date.now() - refreshedAt < refreshMs) return
      refreshedAt = Date.now()
      stream.write(`\r\x1b[K${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`)
    },
    done: () => void stream.write('\r\x1b[K'),
  }
}
