/** A problem document (RFC 9457 §3.1), with extension members (§3.2). */
export interface Problem {
  status: number
  title: string
  detail: string
  [extension: string]: unknown
}

export const problemMediaType = 'application/problem+json'

/**
 * Formats a problem document as indented JSON that ends with a line feed. Extension members come last. Without
 * `type`, the type is `about:blank` (RFC 9457 §4.2.1), and `title` should be the reason phrase of the status.
 */
export function formatProblemJson(problem: Problem): string {
  const { type, title, status, detail, ...extensions } = problem
  return `${JSON.stringify({ type, title, status, detail, ...extensions }, null, 2)}\n`
}
