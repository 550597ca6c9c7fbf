import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { projectRoot } from '../../../support/project-root.ts'

/** Runs a command in a user namespace of its own, in which the system watches that many folders. */
const withLimit = (limit: number, command: readonly string[]) =>
  spawnSync(
    'unshare',
    [
      '--user',
      '--map-root-user',
      'sh',
      '-c',
      `echo ${limit} > /proc/sys/user/max_inotify_watches && exec "$@"`,
      'sh',
      ...command,
    ],
    { encoding: 'utf8', timeout: 60_000 },
  )

const hasNamespaces = withLimit(3, ['true']).status === 0
if (!hasNamespaces) console.warn('Skipped: this system gives no user namespaces, whose limits are tested')

const script = `
import { watchContent } from ${JSON.stringify(path.join(projectRoot, 'src/cli/serve/watch/watch-articles.ts'))}
import { describeSystemError } from ${JSON.stringify(path.join(projectRoot, 'src/cli/content/files/describe-system-error.ts'))}
try {
  await watchContent(process.argv[1], AbortSignal.timeout(20_000)).next()
} catch (error) {
  console.log(describeSystemError(error))
}`

describe.skipIf(!hasNamespaces)('more folders than the system watches', () => {
  it('are reported with the limit to raise, and not as a full disk', async () => {
    const months = ['01', '02', '03', '04']
    const content = await smallArchive(
      Object.fromEntries(
        months.map((month) => [`e/articles/${month}/a.md`, articleFile(`headline: A ${month}`)]),
      ),
    )
    const { stdout } = withLimit(4, [process.execPath, '--input-type=module', '-e', script, content])
    expect(stdout).toMatch(
      /articles\/\d\d: has more folders than the system watches: raise the limit \(sudo sysctl/,
    )
  })
})
