import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from './support/project-root.ts'

const tour = readFileSync(path.join(projectRoot, 'docs/tour.md'), 'utf8')

/** Files proposed in the last table, which do not exist. */
const proposed = new Set(['src/representation/ris.ts'])

const filesIn = (text: string) =>
  [...text.matchAll(/`((?:src|test|docs)\/[\w./-]+)`/g)].flatMap(([, file = '']) =>
    proposed.has(file) ? [] : [file],
  )

const walk = (heading: string) => tour.split(heading)[1]?.split(/\n##+ /)[0] ?? ''

describe('docs/tour.md', () => {
  it('names files that exist', () => {
    const files = filesIn(tour)
    expect(files.length).toBeGreaterThan(40)
    expect(files.filter((file) => !existsSync(path.join(projectRoot, file)))).toEqual([])
  })

  it.each(['## A request', '### From a source to a file', '### From the files to a release'])(
    'enters each file once: %s',
    (heading) => {
      const files = filesIn(walk(heading))
      expect(files.length).toBeGreaterThan(10)
      expect(files).toEqual([...new Set(files)])
    },
  )
})
