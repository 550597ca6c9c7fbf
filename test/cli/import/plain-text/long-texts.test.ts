import { describe, expect, it } from 'vitest'
import type { Importer } from '../../../../src/cli/import/importer.ts'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { textImporter } from '../../../../src/cli/import/plain-text/text-importer.ts'
import { growthOf, isBounded } from '../../../support/growth.ts'
import { isDue } from '../../../support/turns.ts'
import { readingsOf, sourceOf } from '../reading.ts'

const length = 20_000

let forms = 0

/** A run reads every sixth kind of long text, so that six days cover all of them. */
const inTurn = () => it.runIf(isDue(forms++, 6))

/** Measures how the time grows for a text four times as long. */
const growth = (importer: Importer, file: string, make: (length: number) => string) =>
  growthOf((content) => readingsOf(importer, sourceOf(file, content)), make, { length })

const repeated = (part: string) => (length: number) => part.repeat(Math.ceil(length / part.length))

describe.each([
  ['{% '],
  ['{{<'],
  ['{% raw %}'],
  ['<iframe'],
  ['[^'],
  ['{:'],
  ['<!--'],
  ['{{'],
  ['{% x "\\"'],
  ['{% x a="b c" %}'],
  ['{% figure src="/a.jpg" caption="b c" %}\n\n'],
  ['{% raw %}{% endraw %}'],
  ['a   '],
  [' '],
  ['\n'],
  ['`'],
  ['`` a '],
  ['<iframe> '],
  ['<video>a</video> '],
  ['<span>'],
  ['[^a] '],
  ['['],
  ['](/'],
  ['*a_ '],
  ['> '],
  ['\tThe mayor said on Tuesday that it was over.\n\n'],
  ['\tThe mayor said on Tuesday that it was over.\n'],
  ['a{:.b} '],
  ['## a {#'],
])('Markdown that is long: %j', (part) => {
  inTurn()(
    'is read in time that grows with its length',
    async () => {
      const make = (length: number) => `---\ntitle: A\nimage: /a.jpg\n---\nx ${repeated(part)(length)}`
      expect(isBounded(await growth(markdownImporter, 'a.md', make))).toBe(true)
    },
    60_000,
  )
})

describe.each([
  ['---\ntitle: "', '<b>', '"\n---\nx'],
  ['---\ntitle: A\nimage: "', 'a', '"\n---\nx'],
  ['---\ntitle: A\ntags: [', 'a, ', ']\n---\nx'],
  ['---\ntitle: A\nx: "', '{{ ', '"\n---\nx'],
  ['+++\ntitle = "', 'a ', '"\n+++\nx'],
  ['{ "title": "', '\\"', '" }\nx'],
])('front matter that is long: %j %j', (before, part, after) => {
  inTurn()(
    'is read in time that grows with its length',
    async () => {
      const make = (length: number) => before + repeated(part)(length) + after
      expect(isBounded(await growth(markdownImporter, 'a.md', make))).toBe(true)
    },
    60_000,
  )
})

describe.each([
  ['{"items":[', '[', ''],
  ['{"items":[', '{"items":[', ''],
  ['{"items":[', '"', ''],
  ['{"items":["', '\\"', ''],
  ['{"items":[\n', '{\n', ''],
  ['{"items":[', ',', ''],
  ['[', 'x ', ''],
  ['', '{"a":1}\n', ''],
  ['', '{"a', ''],
  ['{"items":[{"title":"A","content_text":"', 'a ', '"}]}'],
  ['{"items":[{"title":"A","content_text":"a', ' ', 'b"}]}'],
  ['{"items":[{"title":"A","content_text":"', 'a\\n\\n', '"}]}'],
  ['{"items":[{"title":"A","content_html":"', '<p>a', '"}]}'],
  ['{"items":[{"title":"A","content_html":"', '<b>', '"}]}'],
  ['{"items":[{"title":"A","x":[', '"two words",', '"a b"]}]}'],
])('JSON that is long: %j %j', (before, part, after) => {
  inTurn()(
    'is read in time that grows with its length',
    async () => {
      const make = (length: number) => before + repeated(part)(length) + after
      expect(isBounded(await growth(jsonImporter, 'a.json', make))).toBe(true)
    },
    60_000,
  )
})

describe.each([
  ['word '],
  ['a\n'],
  ['a\n\n'],
  [' '],
  ['\n'],
  ['A. '],
  ['abc/de'],
  ['*'],
  ['_a_ '],
  ['1. '],
  ['—\n'],
])('text that is long: %j', (part) => {
  inTurn()(
    'is read in time that grows with its length',
    async () => {
      const make = (length: number) => `x${repeated(part)(length)}`
      expect(isBounded(await growth(textImporter, 'a.txt', make))).toBe(true)
    },
    60_000,
  )
})
