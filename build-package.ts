import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { bundleWorker } from './src/cli/serve/bundle-worker.ts'

// Node strips no types below `node_modules`: the package has this project as JavaScript, in the same folders.
const project = import.meta.dirname
const built = path.join(project, 'dist')
const bundle = 'src/edge/worker.js'

await rm(built, { recursive: true, force: true })
const compiler = path.join(project, 'node_modules/typescript/bin/tsc')
await promisify(execFile)(process.execPath, [compiler, '-p', 'tsconfig.package.json'], { cwd: project })
const script = 'src/cli/publish/wrangler/end-with-parent.sh'
for (const name of ['migrations', script])
  await cp(path.join(project, name), path.join(built, name), { recursive: true })
await mkdir(path.join(built, path.dirname(bundle)), { recursive: true })
await writeFile(path.join(built, bundle), await bundleWorker())
const configuration = await readFile(path.join(project, 'wrangler.toml'), 'utf8')
await writeFile(
  path.join(built, 'wrangler.toml'),
  configuration
    .replace('main = "src/edge/worker.ts"', `main = "${bundle}"`)
    // The bundle is built with these already.
    .replace(/\n# [^\n]*\n\[alias\]\n(?:"[^\n]*\n)+/, ''),
)
