import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { articleOf, briefingFor, lantern } from '../reading.ts'

/** Gives each test a folder for the files of a generator's site. */
export function siteFolder() {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'morgue-site-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function write(file: string, text: string): string {
    const whole = path.join(folder, file)
    mkdirSync(path.dirname(whole), { recursive: true })
    writeFileSync(whole, text)
    return whole
  }

  /** Writes a page, and returns the fields of its article. */
  async function fieldsOf(file: string, matter: string, edition = lantern) {
    const source = await openSource(write(file, `---\n${matter}\n---\nWords.\n`))
    return (await articleOf(markdownImporter, source, briefingFor(edition))).fields
  }

  return { write, fieldsOf, remove: (file: string) => rmSync(path.join(folder, file)) }
}
