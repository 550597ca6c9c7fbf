import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { archiveFolder } from '../support/archive-folder.ts'
import {
  articleFile,
  demonstrationCopy,
  smallArchive,
  temporaryFolder,
  writeFiles,
} from '../support/content.ts'
import { morgue as runCommand } from '../support/processes/morgue.ts'
import { projectRoot } from '../support/project-root.ts'
import { runInProcess } from '../support/run-in-process.ts'
import { withoutProgress } from '../support/without-progress.ts'

const morgue = (...args: string[]) => runCommand(args)

describe('morgue', () => {
  it.each([
    ['nothing'],
    ['publish', '--unknown'],
    ['inspect'],
    ['import', 'x.txt'],
    ['serve', '--port', 'x'],
    ['deploy', '--views', 'x'],
    ['search', 'something'],
    ['verify', 'nonsense'],
    ['export', '--static', 'a', '--public'],
    ['publish', '--limit', '5'],
    ['rollback'],
    ['rollback', 'not-a-digest'],
    ['rollback', 'abc'],
    ['rollback', ''],
    ['prune', '--keep', '0'],
    ['review', '--kind', 'no-date', '--accept', 'no-date'],
    ['publish', '--content'],
    ['publish', '--persist-to', '--dry-run'],
    ['corrections', 'accept', 'X'],
  ])('names what is wrong with its usage, and where help is: %j %j', async (...args) => {
    const { status, screen } = await runInProcess(args)
    const lines = screen.trimEnd().split(/\n+/)
    expect([status, lines.length]).toEqual([2, 2])
    expect(lines[0]).toMatch(/^morgue: /)
    expect(lines[1]).toBe(
      args[0] === 'nothing'
        ? '`npx morgue --help` lists the commands.'
        : `See \`npx morgue ${args[1] === 'accept' ? 'corrections accept' : args[0]} --help\`.`,
    )
  })

  it('refuses a daily limit of one write, which publishes nothing, and says why', async () => {
    const { status, screen } = await runInProcess(['publish', '--remote', '--limit', '1'])
    expect(status).toBe(2)
    expect(screen).toContain(
      'Expected a whole number from 2 to 999999999, since one write is kept for showing the release to readers.',
    )
  })

  it.each([[[]], [['corrections']]])('lists its commands where none is named: %j', async (args) => {
    const { status, err } = await runInProcess(args)
    expect([status, err]).toEqual([2, expect.stringMatching(/^Usage: npx morgue .*\n\nCommands:/s)])
  })

  it('finishes its work when nobody reads what it prints', () => {
    const script = `"${process.execPath}" src/cli/main.ts --help | true; echo "\${PIPESTATUS[0]}"`
    expect(execFileSync('bash', ['-c', script], { cwd: projectRoot, encoding: 'utf8' })).toBe('0\n')
  })

  it('stores its compiled code beside its libraries, or where the environment says', async () => {
    const [temporary, named] = [await temporaryFolder(), await temporaryFolder()]
    const beside = path.join(projectRoot, 'node_modules/.cache/morgue')
    await rm(beside, { recursive: true, force: true })
    const runWith = (folder: string | undefined) => {
      const env = { ...process.env, TMPDIR: temporary, NODE_COMPILE_CACHE: folder }
      execFileSync(process.execPath, ['src/cli/main.ts', 'inspect', '--help'], { cwd: projectRoot, env })
      return [beside, named, temporary].map((cwd) => globSync('**/*', { cwd }).length)
    }
    const [stored = 0, ...others] = runWith(undefined)
    expect(stored).toBeGreaterThan(10)
    expect(others).toEqual([0, 0])
    const [after, inNamed, inTemporary] = runWith(named)
    expect([after, inTemporary]).toEqual([stored, 0])
    expect(inNamed).toBeGreaterThan(10)
  })

  it.each([
    'init',
    'import',
    'publish',
    'serve',
    'urls',
    'verify',
    'deploy',
    'releases',
    'rollback',
    'prune',
    'search',
    'corrections',
    'export',
    'inspect',
    'review',
    'edit',
    'table',
  ])('prints help for %s', async (command) => {
    const { status, out } = await runInProcess([command, '--help'])
    expect([status, out]).toEqual([0, expect.stringContaining(`Usage: npx morgue ${command}`)])
  })

  it('ends its process with the status, and prints errors to the other stream', async () => {
    const [wrong, right] = [await morgue('publish', '--unknown'), await morgue('publish', '--help')]
    expect([wrong.status, wrong.stdout, right.status, right.stderr]).toEqual([2, '', 0, ''])
    expect([wrong.stderr, right.stdout]).toEqual(Array(2).fill(expect.stringContaining('morgue publish')))
  })
})

describe('the command line', () => {
  it('names commands that can be copied into a terminal', async () => {
    const { out } = await runInProcess(['rollback', '--help'])
    expect(out).toMatch(/^Usage: npx morgue rollback \[options\] <release>\n/)
    expect(out).not.toContain('(default: [])')
  })

  it.each([
    [['publsh'], '(Did you mean publish?)'],
    [['publish', '--dryrun'], '(Did you mean --dry-run?)'],
    [['corrections', 'acept'], '(Did you mean accept?)'],
  ])('suggests a word for a mistyped one: %j', async (args, suggestion) => {
    expect(await runInProcess(args)).toMatchObject({ status: 2, err: expect.stringContaining(suggestion) })
  })

  it.each([[['help']], [['--help']], [['-h']], [['help', 'publish']], [['publish', '-h']]])(
    'prints help: %j',
    async (args) =>
      expect(await runInProcess(args)).toMatchObject({
        status: 0,
        err: '',
        out: expect.stringContaining(
          `Usage: npx morgue ${args.includes('publish') ? 'publish ' : ''}[options]`,
        ),
      }),
  )

  it('has the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'))
    expect(await runInProcess(['--version'])).toMatchObject({ status: 0, out: `${version}\n` })
  })
})

describe('morgue publish', () => {
  it('reports what it did as JSON, and does nothing twice', async () => {
    const [content, state] = [await demonstrationCopy(), await temporaryFolder()]
    const first = await morgue('publish', '--content', content, '--persist-to', state, '--json')
    expect([first.status, withoutProgress(first.stderr)]).toEqual([0, ''])
    const done = JSON.parse(first.stdout)
    expect(Object.keys(done)).toEqual(['root', 'articles', 'written', 'unchanged', 'seconds'])
    expect(done).toMatchObject({ articles: 14, unchanged: 0 })
    const again = JSON.parse(
      (await runInProcess(['publish', '--content', content, '--persist-to', state, '--json'])).out,
    )
    expect(again).toMatchObject({ root: done.root, written: 0, unchanged: done.written })
    const pointer = await runInProcess(['inspect', 'release', '--persist-to', state])
    expect(JSON.parse(pointer.out)).toMatchObject({
      root: done.root,
      sequence: 1,
      fallback: null,
      previous: [],
    })
    const stored = await runInProcess([
      'inspect',
      '/le-fanal/undated/observer-les-perseides-sans-telescope',
      '--persist-to',
      state,
    ])
    expect([stored.status, stored.out]).toEqual([0, expect.stringContaining('"kind": "article"')])
    expect((await runInProcess(['inspect', '/le-fanal/nothing', '--persist-to', state])).status).toBe(1)
  })

  it('reports faults of content by file and line', async () => {
    const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A\npublishd: 2016') })
    const { status, err, out } = await runInProcess([
      'publish',
      '--content',
      content,
      '--persist-to',
      await archiveFolder(),
    ])
    expect([status, out]).toEqual([1, ''])
    expect(err).toContain(
      `${content}/e/articles/a.md:3: publishd: is not the name of a field: correct it (docs/content.md lists the names), or remove it with its value`,
    )
    expect(err).toContain('has 1 fault, so nothing was done')
  })
})

describe('morgue import', () => {
  it('imports a text once, and keeps what a person edited', async () => {
    const content = await smallArchive(
      {},
      'notices: { top: The E is closed. }\ncorrection: Report an error\n',
    )
    const folder = await temporaryFolder()
    await writeFiles(folder, {
      'story.txt':
        'The E is closed.\n\nA headline\n\nFirst paragraph.\n\nSecond *one*.\n\nab-cd/ef\n\nReport an error\nThe E is closed.\n',
    })
    const args = ['import', path.join(folder, 'story.txt'), '--edition', 'e', '--content', content]
    const url = 'https://e.example/2016/04/08/a-headline_n_1.html'
    expect((await runInProcess([...args, '--url', url])).out).toContain('(written)')
    expect((await runInProcess([...args, '--url', url])).out).toContain('(unchanged)')
    const file = path.join(content, 'e/articles/2016/04/a-headline-n-1.md')
    const { readFile, writeFile } = await import('node:fs/promises')
    expect(await readFile(file, 'utf8')).toMatch(
      /^---\nheadline: A headline\nurl: .*\npublished: 2016-04-08\nsignOff: ab-cd\/ef\nnotices:\n {2}foot: The E is closed\.\nprovenance:\n {2}published: url\nsource:\n {2}sha256: [0-9a-f]{64}\n {2}mediaType: text\/plain\n {2}importer: text\n {2}file: story\.txt\n {2}imported: [0-9a-f]{16}\n---\n\nFirst paragraph\.\n\nSecond \\\*one\\?\*\.\n$/,
    )
    await writeFile(file, (await readFile(file, 'utf8')).replace('First', 'Very first'))
    expect((await runInProcess([...args, '--url', url])).out).toContain('(unchanged)')
    await writeFiles(folder, { 'story.txt': 'A headline\n\nCorrected paragraph.\n' })
    const conflict = await runInProcess([...args, '--url', url])
    expect([conflict.status, conflict.err]).toEqual([
      1,
      expect.stringContaining('has been edited or taken down since'),
    ])
    expect(await readFile(file, 'utf8')).toContain('Very first')
  })

  it('refuses an unknown edition', async () => {
    const content = await smallArchive({})
    const args = ['import', 'x.txt', '--edition', 'nobody', '--content', content]
    const { status, err } = await runInProcess(args)
    expect([status, err]).toEqual([
      1,
      expect.stringContaining('has no edition nobody, only e: write one of these after --edition'),
    ])
    await rm(path.join(content, 'e'), { recursive: true })
    expect((await runInProcess(args)).err).toMatch(
      / has no edition yet: create one with `npx morgue init <export or folder…> --content /m,
    )
  })
})
