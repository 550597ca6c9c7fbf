import type { Child } from '../jsx/jsx-runtime.ts'

/** A line of details about an article, separated by dots. Unknown details are omitted. */
export function DetailLine({ parts }: { parts: readonly Child[] }) {
  const knownParts = parts.filter((part) => part != null && part !== false)
  return (
    knownParts.length > 0 && (
      <p class="count">{knownParts.flatMap((part, index) => (index > 0 ? [' · ', part] : [part]))}</p>
    )
  )
}
