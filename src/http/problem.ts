/** A problem (RFC 9457 §3.1), with extension members (§3.2). */
export interface Problem {
  status: number
  title: string
  detail: string
  [extension: string]: unknown
}

export const problemMediaType = 'application/problem+json'

/**
 * Formats a problem as indented JSON with a final line feed (RFC 9457 §3), extensions last. Without a `type`, the
 * type is `about:blank` (§4.2.1), so `title` should be the status's reason phrase.
 */
export function formatProblemJson(problem: Problem): string {
  const { type, title, status, detail, ...extensions } = problem
  return `${JSON.stringify({ type, title, status, detail, ...extensions }, null, 2)}\n`
}
