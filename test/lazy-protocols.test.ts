import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from './support/project-root.ts'

const edgeFiles = globSync('src/edge/**/*.{ts,tsx}', { cwd: projectRoot }).sort()

/** Modules that a file imports when it is evaluated, without types and dynamic imports. */
const evaluatedImports = (file: string) =>
  [
    ...readFileSync(path.join(projectRoot, file), 'utf8').matchAll(
      /^(?:import|export) (?!type )[^;']*from '([^']+)'/gm,
    ),
  ].map(([, imported = '']) =>
    imported.startsWith('.') ? path.join(path.dirname(file), imported) : imported,
  )

// If a lazy module imported an eager one, the bundler would wrap that module and all its imports.
it('evaluates a protocol when it is first asked for', () => {
  const protocolOf = (file: string) => /^src\/edge\/protocols\/([^/]+)\//.exec(file)?.[1]
  const strays = edgeFiles.flatMap((file) =>
    evaluatedImports(file)
      .filter((imported) => protocolOf(imported) !== protocolOf(file))
      .filter((imported) => protocolOf(imported) ?? protocolOf(file))
      .map((imported) => `${file} imports ${imported}`),
  )
  expect(strays).toEqual([])
  expect(edgeFiles.filter(protocolOf).length).toBeGreaterThan(3)
})
