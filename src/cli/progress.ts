/** Tells a person at a terminal how far long work has come; silent everywhere else. */
export interface Progress {
  step(what: string): void
  done(): void
}

const interval = 200

/** Progress on a stream: a line that is written over while it is a terminal, nothing otherwise. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { step: () => {}, done: () => {} }
  const counts = new Map<string, number>()
  let shown = 0
  return {
    step(what) {
      counts.set(what, (counts.get(what) ?? 0) + 1)
      if (Date.now() - shown < interval) return
      shown = Date.now()
      stream.write(`\r\x1b[K${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`)
    },
    done: () => void stream.write('\r\x1b[K'),
  }
}
