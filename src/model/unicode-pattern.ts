/**
 * A regular expression with Unicode properties (`\p{L}`), compiled when it is first used. As a literal it would cost every
 * isolate 0.15 ms of its start: V8 checks all literals of a script, and enumerates the characters of each property to do so.
 */
export function unicodePattern(source: string, flags = 'gu'): () => RegExp {
  let pattern: RegExp | null = null
  return () => {
    pattern ??= new RegExp(source, flags)
    return pattern
  }
}
