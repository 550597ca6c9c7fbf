import { expect, it } from 'vitest'
import { startDraftWorker } from '../../../../src/cli/serve/watch/draft-worker.ts'
import { workerdPids } from '../../../support/processes/workerd-processes.ts'

it('leaves no runtime behind when its script does not start', async () => {
  const pidsBefore = workerdPids()
  const start = startDraftWorker('throw new Error("a fault of the script")', async () => null)
  await expect(start).rejects.toThrow()
  expect(workerdPids().filter((pid) => !pidsBefore.includes(pid))).toEqual([])
})
