/** What went wrong (RFC 9457 §3.1), and whatever else a program may need to know of it (§3.2). */
export interface Problem {
  status: number
  title: string
  detail: string
  [extension: string]: unknown
}

export const problemMediaType = 'application/problem+json'

/**
 * The problem as indented JSON that ends its last line (RFC 9457 §3), its members in a fixed order and extensions
 * last. Without a `type` it is `about:blank` (§4.2.1), so that `title` should be the phrase of the status.
 */
export function problemDocument(problem: Problem): string {
  const { type, title, status, detail, ...extensions } = problem
  return `${JSON.stringify({ type, title, status, detail, ...extensions }, null, 2)}\n`
}
