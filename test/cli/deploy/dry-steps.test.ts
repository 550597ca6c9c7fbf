import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createCollectingReporter } from '../../../src/cli/deploy/deploy-reporter.ts'
import { migrationsStep } from '../../../src/cli/deploy/migrations-step.ts'
import { publishStep } from '../../../src/cli/deploy/publish-step.ts'
import { secretsStep } from '../../../src/cli/deploy/secrets-step.ts'
import { projectRoot } from '../../support/project-root.ts'
import { runStep, useOwnWorkerFile } from './deployments.ts'

useOwnWorkerFile()

it('a dry run names the migrations that may be missing, and the publication, and runs neither', async () => {
  const migrations = (await readdir(path.join(projectRoot, 'migrations'))).sort()
  expect(migrations).not.toEqual([])
  expect(await runStep(migrationsStep, { accountId: 'a1', isDryRun: true })).toMatchObject({
    failure: null,
    lines: [expect.stringContaining(migrations.join(', '))],
  })
  expect(await runStep(publishStep, { accountId: 'a1', isDryRun: true })).toMatchObject({
    failure: null,
    lines: [expect.stringContaining('`npx morgue publish --remote --content content`')],
  })
})

it('no secret is required', async () => {
  expect(await runStep(secretsStep)).toMatchObject({
    failure: null,
    lines: [expect.stringMatching(/^none is required\. .*`npx wrangler secret put TURNSTILE_SECRET`$/)],
  })
})

it('a report for a program has the lines of each step', () => {
  const report = createCollectingReporter()
  report.beginStep('1. Account')
  report.addLine('a1')
  report.beginStep('2. Storage')
  report.beginStep('3. Hosts')
  report.addLine('e.example')
  report.addLine('f.example')
  expect(report.steps).toEqual([
    { step: '1. Account', lines: ['a1'] },
    { step: '2. Storage', lines: [] },
    { step: '3. Hosts', lines: ['e.example', 'f.example'] },
  ])
})
