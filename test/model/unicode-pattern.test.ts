import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createUnicodePatternGetter } from '../../src/model/unicode-pattern.ts'

const roomsOfWorker = 'src/{model,http,archive,representation,search,edge}/**/*.{ts,tsx}'

it('a pattern is compiled once, with all matches and code points unless it says otherwise', () => {
  const letters = createUnicodePatternGetter(String.raw`\p{L}+`)
  expect('é𐐀 1x'.match(letters())).toEqual(['é𐐀', 'x'])
  expect(letters()).toBe(letters())
  expect(createUnicodePatternGetter(String.raw`\p{L}`, 'u')().flags).toBe('u')
})

it('no literal of the Worker has Unicode properties, which V8 would enumerate in every isolate that starts', () => {
  const files = globSync(roomsOfWorker)
  expect(files.length).toBeGreaterThan(100)
  const literals = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .replaceAll(/\/\*.*?\*\//gs, '')
      .split('\n')
      .filter((line) => line.includes('\\p{') && !line.includes('String.raw`'))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(literals).toEqual([])
})
