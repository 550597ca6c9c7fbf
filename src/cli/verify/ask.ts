import { setTimeout as wait } from 'node:timers/promises'

/** What a site answered; `status` 0 when it did not. */
export interface Answer {
  status: number
  headers: Headers
  body: Uint8Array
}

/** How often a site that fails is asked, and how long it is left alone in between, in milliseconds. */
const [tries, pause] = [3, 500]

/** A question to a site. */
export interface Question {
  method: 'GET' | 'HEAD'
  accept: string
}

async function once(url: string, { method, accept }: Question): Promise<Answer> {
  const response = await fetch(url, { method, headers: { accept }, redirect: 'manual' })
  const body = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, body }
}

/** Asks a site for a path; redirects are answers. A failure counts when it is met three times. */
export async function ask(origin: string, path: string, question: Question): Promise<Answer> {
  let answer: Answer = { status: 0, headers: new Headers(), body: new Uint8Array() }
  for (let turn = 0; turn < tries; turn++) {
    if (turn > 0) await wait(pause * turn)
    answer = await once(origin + path, question).catch(() => answer)
    if (answer.status !== 0 && answer.status !== 429 && answer.status < 500) break
  }
  return answer
}

/** An answer's status in words. */
export const statusOf = ({ status }: Answer): string => (status === 0 ? 'no answer' : String(status))
