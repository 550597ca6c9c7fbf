import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { DocumentSpool } from '../../../../src/cli/publish/rendering/document-spool.ts'
import { temporaryFolder } from '../../../support/content.ts'

it('returns documents in order, larger than its buffer and with letters of several bytes, and leaves no file', async () => {
  const folder = await temporaryFolder()
  const texts = ['é', 'a'.repeat(3_000_000), '', '日本語 😀'.repeat(100_000), 'z']
  const spool = new DocumentSpool(folder)
  for (const [position, text] of texts.entries()) spool.add(`collection/${position}`, text)
  const expected = texts.map((text, position) => [`collection/${position}`, text])
  expect([...spool.documents()]).toEqual(expected)
  expect(await readdir(folder)).toHaveLength(1)
  spool.close()
  expect(await readdir(folder)).toEqual([])
})
