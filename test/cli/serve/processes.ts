import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** What a process is, from `/proc/<pid>/stat`. */
interface Process {
  pid: number
  parent: number
  /** Of the program, 15 characters at most. */
  name: string
}

function processAt(pid: number): Process | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [state = '', parent] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    return state === 'Z' ? null : { pid, parent: Number(parent), name }
  } catch {
    return null
  }
}

/** Every process below one, whose parents are still there. */
export function descendantsOf(pid: number): Process[] {
  const all = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (processAt(Number(name)) ?? []) : [],
  )
  const below = (parent: number): Process[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)])
  return below(pid)
}

/** Waits until something is so. @throws after `seconds` */
export async function until(isSo: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s`)
    await setTimeout(50)
  }
}

export const isRunning = ({ pid, name }: Process): boolean => processAt(pid)?.name === name
