import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { archiveWorkerFolder } from './support/processes/worker.ts'
import { projectRoot } from './support/project-root.ts'

it('the Worker has no part of hono that it never calls', async () => {
  const map = path.join(await archiveWorkerFolder(), 'worker.js.map')
  const { sources: bundled }: { sources: string[] } = JSON.parse(readFileSync(map, 'utf8'))
  const parts = bundled.filter((source) =>
    /unused-in-hono|hono\/dist\/utils\/(?:body|html|mount)/.test(source),
  )
  expect(parts).toEqual([expect.stringMatching(/src\/edge\/unused-in-hono\.ts$/)])
})

it('nothing calls the parts of hono that the Worker lacks', () => {
  const files = globSync('src/edge/**/*.{ts,tsx}', { cwd: projectRoot })
  const calling = files.filter((file) =>
    /\.(?:html|mount|parseBody|queries|query)\(/.test(readFileSync(path.join(projectRoot, file), 'utf8')),
  )
  expect(calling).toEqual([])
  expect(files.length).toBeGreaterThan(50)
})
