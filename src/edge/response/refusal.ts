import type { Problem } from '../../http/problem.ts'
import { type Rendering, renderProblem } from './rendering.ts'

/** Creates a response that varies by `Accept` and that no cache stores. */
export const createRefusalResponse = (
  status: number,
  { body, headers }: Rendering,
  extraHeaders: Record<string, string> = {},
): Response =>
  new Response(body, {
    status,
    headers: { ...headers, 'cache-control': 'no-store', vary: 'Accept', ...extraHeaders },
  })

/** Reason phrases (RFC 9110 §15.5, §15.6; RFC 6585 §4), which are the titles of problems without a type. */
const problemTitleByStatus = {
  400: 'Bad request',
  403: 'Forbidden',
  406: 'Not acceptable',
  413: 'Content too large',
  415: 'Unsupported media type',
  416: 'Range not satisfiable',
  422: 'Unprocessable content',
  429: 'Too many requests',
  503: 'Service unavailable',
}

/** Creates a response with a problem document. Its title is the status's reason phrase. */
export const createProblemResponse = (
  problem: Omit<Problem, 'title'> & { status: keyof typeof problemTitleByStatus; detail: string },
  extraHeaders: Record<string, string> = {},
): Response =>
  createRefusalResponse(
    problem.status,
    renderProblem({ ...problem, title: problemTitleByStatus[problem.status] }),
    extraHeaders,
  )
