import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** A process, from `/proc/<pid>/stat`. */
interface Process {
  pid: number
  parent: number
  /** The program's name, at most 15 characters. */
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

/** Lists the descendants of a process whose parents are still running. */
export function descendantsOf(pid: number): Process[] {
  const processes = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (processAt(Number(name)) ?? []) : [],
  )
  const below = (parent: number): Process[] =>
    processes.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)])
  return below(pid)
}

/** Waits until a condition is true. @throws after `seconds` */
export async function until(condition: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s`)
    await setTimeout(50)
  }
}

export const isRunning = ({ pid, name }: Process): boolean => processAt(pid)?.name === name
