import type { Problem } from '../../http/problem.ts'
import { type Rendering, renderProblem } from './rendering.ts'

/** A response that no cache stores, and whose representation depends on `Accept`. */
export const refusalResponse = (
  status: number,
  { body, headers }: Rendering,
  extraHeaders: Record<string, string> = {},
): Response =>
  new Response(body, {
    status,
    headers: { ...headers, 'cache-control': 'no-store', vary: 'Accept', ...extraHeaders },
  })

/** A problem document as a response. */
export const problemResponse = (problem: Problem, extraHeaders: Record<string, string> = {}): Response =>
  refusalResponse(problem.status, renderProblem(problem), extraHeaders)
