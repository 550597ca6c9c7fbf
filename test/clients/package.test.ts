import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { weeklyExport } from '../cli/setup/weekly-export.ts'
import { temporaryFolder } from '../support/content.ts'
import { freePort } from '../support/processes/loopback.ts'
import { projectRoot } from '../support/project-root.ts'

const run = promisify(execFile)

/** The environment of a shell outside this project, with whichever Node comes first there. */
const shellPath = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'))

/** Copies a package, by hard links where the disk allows it. */
const copyPackage = (from: string, to: string) =>
  run('cp', ['-al', from, to]).catch(() => run('cp', ['-a', from, to]))

interface Lock {
  packages: Record<string, { dev?: boolean }>
}

/** Installs the packed package and its dependencies, offline. */
async function installPackage(archive: string): Promise<void> {
  const modules = path.join(archive, 'node_modules')
  const own = path.join(modules, packageFile.name)
  await mkdir(own, { recursive: true })
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', archive], {
    cwd: projectRoot,
  })
  await run('tar', ['-xzf', path.join(archive, stdout.trim()), '-C', own, '--strip-components=1'])
  const lock: Lock = JSON.parse(await readFile(path.join(projectRoot, 'package-lock.json'), 'utf8'))
  const installed = Object.entries(lock.packages).filter(([name, { dev }]) => name !== '' && !dev)
  for (const [name] of installed.filter(([each]) => each.lastIndexOf('node_modules/') === 0)) {
    const target = path.join(archive, name)
    await mkdir(path.dirname(target), { recursive: true })
    await copyPackage(path.join(projectRoot, name), target).catch(() => {})
  }
  await mkdir(path.join(modules, '.bin'), { recursive: true })
  await symlink('../node/bin/node', path.join(modules, '.bin/node'))
  await symlink(`../${packageFile.name}/bin/morgue.js`, path.join(modules, '.bin/morgue'))
}

let archive = ''
const environment = () => ({ PATH: shellPath.join(':'), HOME: process.env.HOME, CLOUDFLARE_API_TOKEN: '' })
const morgue = async (...args: string[]) =>
  (await run('npx', ['--no-install', 'morgue', ...args], { cwd: archive, env: environment() })).stdout

beforeAll(async () => {
  archive = await temporaryFolder()
  await installPackage(archive)
  await writeFile(path.join(archive, 'export.xml'), weeklyExport)
}, 300_000)

/** Waits until a server prints a text. */
async function waitForLine(child: ChildProcess, text: string): Promise<void> {
  let printed = ''
  child.stdout?.on('data', (chunk) => {
    printed += chunk
  })
  while (!printed.includes(text)) await setTimeout(50)
}

it('works in an empty folder, from an export to a served archive', { timeout: 300_000 }, async () => {
  expect(await morgue('init', 'export.xml', '--yes')).toContain('Written: wrangler.toml')
  const edition = await readFile(path.join(archive, 'content/the-weekly-times/edition.yaml'), 'utf8')
  const [document = ''] = edition.match(/\S+\/content\.md/) ?? []
  expect(await readFile(path.join(archive, document.replace('(', '')), 'utf8')).toContain('edition.yaml')
  await morgue('import', 'export.xml', '--edition', 'the-weekly-times')
  expect(await morgue('publish')).toContain('2 articles')
  expect(await morgue('export', '--static', 'site')).toBeTruthy()
  expect(await readFile(path.join(archive, 'site/the-weekly-times/2009/snow/index.html'), 'utf8')).toContain(
    'The council of the town',
  )
  expect(await morgue('deploy', '--dry-run')).toContain('the-weekly-times')
  const port = await freePort()
  const server = spawn('npx', ['--no-install', 'morgue', 'serve', '--port', String(port)], {
    cwd: archive,
    env: environment(),
    detached: true,
  })
  await waitForLine(server, `http://localhost:${port}/`)
  const response = await fetch(`http://127.0.0.1:${port}/the-weekly-times/2009/snow/`)
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('The council')])
  if (server.pid) process.kill(-server.pid, 'SIGTERM')
  await once(server, 'exit')
})

it('is a folder for git, brought up to date by npm', async () => {
  const written: { dependencies: Record<string, string> } = JSON.parse(
    await readFile(path.join(archive, 'package.json'), 'utf8'),
  )
  expect(written.dependencies).toEqual({ [packageFile.name]: `^${packageFile.version}` })
  expect(await readFile(path.join(archive, '.gitignore'), 'utf8')).toBe(
    'node_modules/\n.morgue/\n.wrangler/\nimport-report.json\nimport-losses.jsonl\n',
  )
  const configuration = await readFile(path.join(archive, 'wrangler.toml'), 'utf8')
  expect(configuration).toContain(`main = "node_modules/${packageFile.name}/dist/src/edge/worker.js"`)
  expect(configuration).not.toContain('[alias]')
})
