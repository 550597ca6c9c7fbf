import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-root.ts'
import { exportedTypes, typesTable } from './exported-types.ts'

const page = readFileSync(path.join(projectRoot, 'docs/words.md'), 'utf8')

/** Rows of the table of domain words: word, meaning, file. */
const rows = [...page.matchAll(/^\| ([a-z][\w ’-]*) \| (.+) \| `([^`]+)` \|$/gm)].map(
  ([, word = '', meaning = '', file = '']) => ({ word, meaning, file }),
)

/** A name may be written `signOff`, sign-off or *sign off*. */
const lettersOf = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')

describe('docs/words.md', () => {
  it('names a file for each domain word, which contains the word', () => {
    expect(rows.length).toBeGreaterThan(30)
    const withoutFile = rows.filter(({ file }) => !existsSync(path.join(projectRoot, file)))
    expect(withoutFile).toEqual([])
    const unused = rows.filter(
      ({ word, file }) =>
        !lettersOf(readFileSync(path.join(projectRoot, file), 'utf8')).includes(lettersOf(word)),
    )
    expect(unused).toEqual([])
  })

  it('lists each domain word once, in order of the alphabet', () => {
    const words = rows.map(({ word }) => word)
    expect(words).toEqual([...new Set(words)].toSorted())
  })

  it('has the types of the code: run `npm run words` when this fails', () => {
    expect(page).toContain(typesTable())
  })
})

describe('exported types', () => {
  it('have a comment', () => {
    expect(exportedTypes().length).toBeGreaterThan(80)
    expect(exportedTypes().filter(({ summary }) => summary === '')).toEqual([])
  })
})
