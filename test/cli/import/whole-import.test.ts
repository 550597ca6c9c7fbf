import { cp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { FrontDoor } from './front-door.ts'

/**
 * Compares the import of a small newsroom, with a source of nearly every kind, with stored files: each article, the
 * output and the report. Before accepting a changed file, read it as an archivist would.
 */

const remains = path.join(import.meta.dirname, 'fixtures/newsroom')

it('a newsroom’s remains become articles, and everything else is accounted for', async () => {
  const door = await FrontDoor.open(
    "identity: '_n_(\\d+)'\nquery: [p]\ntimeZone: America/Toronto\nfounded: 1990\n",
  )
  await cp(remains, path.join(door.sources, 'newsroom'), { recursive: true })
  const { screen, report, status } = await door.bring(['newsroom'])
  const files = await Promise.all(
    (await door.all()).map(async (name) => `######## ${name}\n${await readFile(door.file(name), 'utf8')}`),
  )
  const pictures = await readFile(path.join(door.content, 'e/media/urls.tsv'), 'utf8').catch(() => '')
  const text = [...files, `${status}`, screen, JSON.stringify(report, null, 1), pictures]
    .join('\n\n')
    .replaceAll(door.sources, 'SOURCES')
    .replaceAll(door.content, 'CONTENT')
  await expect(text).toMatchFileSnapshot('fixtures/newsroom.txt')
  const again = await door.bring(['newsroom'])
  expect(again.outcomes.filter((each) => !each.startsWith('unchanged'))).toEqual(['merged about.md'])
}, 240_000)
