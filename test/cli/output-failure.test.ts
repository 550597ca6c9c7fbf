import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { smallArchive, temporaryFolder } from '../support/content.ts'
import { projectRoot } from '../support/project-root.ts'

/** Runs `morgue review` with this standard output, and returns its exit status and messages. */
async function reviewInto(output: 'closed pipe' | number, ...flags: string[]) {
  const main = path.join(projectRoot, 'src/cli/main.ts')
  const args = [main, 'review', '--content', await smallArchive({}), ...flags]
  const stdio = ['ignore', output === 'closed pipe' ? 'pipe' : output, 'pipe'] as const
  const child = spawn(process.execPath, args, { stdio: [...stdio] })
  child.stdout?.destroy()
  let messages = ''
  child.stderr?.on('data', (text) => {
    messages += text
  })
  const [status] = await once(child, 'close')
  return [status, messages]
}

it('output that cannot be written is reported in one line, with status 1', async () => {
  const file = path.join(await temporaryFolder(), 'read-only')
  await writeFile(file, '')
  const readOnlyFile = await open(file)
  onTestFinished(() => readOnlyFile.close())
  const expected = [1, 'The output was not written in full: EBADF: bad file descriptor, write\n']
  expect(await reviewInto(readOnlyFile.fd)).toEqual(expected)
  expect(await reviewInto(readOnlyFile.fd, '--json')).toEqual(expected)
})

it('a reader that ends early is a failure only for JSON, which needs its end', async () => {
  expect(await reviewInto('closed pipe')).toEqual([0, ''])
  expect(await reviewInto('closed pipe', '--json')).toEqual([
    1,
    'The output was not written in full: the program that reads it ended: correct its command, and run both again\n',
  ])
})
