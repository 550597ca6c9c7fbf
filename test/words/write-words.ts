import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../support/project-root.ts'
import { typesTable } from './exported-types.ts'

/** Rewrites the table of types in docs/words.md, from its first line to the end of the page. */
const page = path.join(projectRoot, 'docs/words.md')
const [written = ''] = readFileSync(page, 'utf8').split('| type |', 1)
writeFileSync(page, `${written}${typesTable()}\n`)
