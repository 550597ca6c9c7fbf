import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, demonstrationFolder, smallArchive, temporaryFolder } from '../../support/content.ts'
import { freePort } from '../../support/processes/loopback.ts'
import { projectRoot } from '../../support/project-root.ts'
import { runInProcess } from '../../support/run-in-process.ts'
import { isDue } from '../../support/turns.ts'
import { descendantsOf, isRunning, until } from './processes.ts'

let content: string
let published: string

beforeAll(async () => {
  content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
  published = await archiveFolder()
  const { status } = await runInProcess(['publish', '--content', content, '--persist-to', published])
  expect(status).toBe(0)
})

/** Of three ways to end a command, the one that is tested today. */
const due = <Way>(ways: readonly Way[]): Way[] => ways.filter((_, index) => isDue(index, ways.length))

/** Seconds within which processes must end, on a machine busy with other tests. */
const endsWithin = 30

/** Starts a command, which is killed at the end of its test. */
function started(...args: string[]): ChildProcess & { pid: number } {
  const main = path.join(projectRoot, 'src/cli/main.ts')
  const child = spawn(process.execPath, [main, ...args], { cwd: projectRoot, stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child as ChildProcess & { pid: number }
}

const namesOf = (pid: number) => descendantsOf(pid).map(({ name }) => name)

/** Starts `npm exec`, as `npx` does, with a shell that stays between npm and the command. */
function startedByNpm(...args: string[]): ChildProcess & { pid: number } {
  const words = [process.execPath, path.join(projectRoot, 'bin/morgue.js'), ...args]
  const script = `${words.map((word) => `'${word}'`).join(' ')}; exit $?`
  const child = spawn('npm', ['exec', '--offline', '-c', script], { cwd: projectRoot, stdio: 'ignore' })
  const { pid = 0 } = child
  // Neither npm nor its shell ends the server when the test gives up before it responds.
  onTestFinished(() => {
    for (const each of descendantsOf(pid)) if (isRunning(each)) process.kill(each.pid, 'SIGKILL')
    child.kill('SIGKILL')
  })
  return child as ChildProcess & { pid: number }
}

/** Starts serving a published archive, and waits until it responds. */
async function serving(start = started) {
  const [port, state] = [await freePort(), await temporaryFolder()]
  await cp(published, state, { recursive: true })
  const child = start('serve', '--content', content, '--port', String(port), '--persist-to', state)
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      ({ ok }) => ok,
      () => false,
    )
  await until(answers, 50)
  return { child, port, below: descendantsOf(child.pid) }
}

// Only Linux lists processes in /proc.
describe.runIf(process.platform === 'linux')('a command that is killed', () => {
  it.each(due([0, 300, 900]))('%i ms after it started a runtime leaves no process behind', async (delay) => {
    const child = started(
      'publish',
      '--content',
      demonstrationFolder,
      '--persist-to',
      await temporaryFolder(),
    )
    await until(() => namesOf(child.pid).includes('workerd'), 30)
    await new Promise((resolve) => setTimeout(resolve, delay))
    const below = descendantsOf(child.pid)
    child.kill('SIGKILL')
    await until(() => !below.some(isRunning), endsWithin)
    expect(below.filter(isRunning)).toEqual([])
  })

  it('leaves no server behind', async () => {
    const { child, below } = await serving()
    expect(below.map(({ name }) => name)).toContain('workerd')
    child.kill('SIGKILL')
    await until(() => !below.some(isRunning), endsWithin)
    expect(below.filter(isRunning)).toEqual([])
  })

  it.each(due(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const))(
    'through npx, by %s, leaves no server behind',
    { timeout: 120_000 },
    async (signal) => {
      const { child, below } = await serving(startedByNpm)
      onTestFinished(() => {
        for (const { pid } of below.filter(isRunning)) process.kill(pid, 'SIGKILL')
      })
      expect(below.map(({ name }) => name)).toEqual(expect.arrayContaining(['sh', 'workerd']))
      child.kill(signal)
      await until(() => !below.some(isRunning), endsWithin)
      expect(below.filter(isRunning)).toEqual([])
    },
  )
})

describe.runIf(process.platform === 'linux')('morgue serve', () => {
  it('ends with status 1 when wrangler is killed, and leaves no process behind', async () => {
    const { child, below } = await serving()
    const runtime = below.find(({ name }) => name === 'workerd')
    const wrangler = below.find(({ pid }) => pid === runtime?.parent)
    const ended = once(child, 'exit')
    process.kill(wrangler?.pid ?? 0, 'SIGKILL')
    expect((await ended)[0]).toBe(1)
    await until(() => !below.some(isRunning), endsWithin)
  })

  it('ends with status 0 on an interrupt, and leaves no process behind', async () => {
    const { child, below } = await serving()
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    expect((await ended)[0]).toBe(0)
    await until(() => !below.some(isRunning), endsWithin)
  })
})
