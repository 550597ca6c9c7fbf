import { afterEach, expect, it, vi } from 'vitest'
import { openPublicationCache } from '../../../../src/cli/publish/state/publication-cache.ts'
import { temporaryFolder } from '../../../support/content.ts'

afterEach(() => vi.unstubAllGlobals())

const readCode = async () => {
  const { codeDigest, stateFile } = await openPublicationCache(await temporaryFolder(), false)
  stateFile.close()
  return codeDigest
}

it('facts depend on the code that the process loaded, not on a version of the program that has replaced it since', async () => {
  const code = await readCode()
  vi.stubGlobal('process', Object.create(process, { version: { value: 'v99.0.0' } }))
  expect(await readCode()).toBe(code)
})
