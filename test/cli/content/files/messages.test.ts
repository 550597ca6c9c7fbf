import { expect, it } from 'vitest'
import { parseArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { readConfiguration } from '../../../../src/cli/content/files/configuration.ts'
import { type ContentFault, formatFault } from '../../../../src/cli/content/files/content-fault.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'

/**
 * Compares the messages about faults in front matter and in configurations with `messages.txt`. Before accepting a
 * changed message, read it as an editor would.
 */

const digest = 'ab'.repeat(32)

/** Faulty lines of an article's front matter, below its headline. */
const inArticles = [
  'headline: Twice',
  'unknown: x',
  'byline: [a, b]',
  'byline: { a: b }',
  'byline: ""',
  'byline:',
  'byline: *Star',
  'byline: &Star x',
  'byline: !x y',
  'byline: @at',
  'byline: `tick',
  'byline: %x',
  'byline: "open',
  'byline: "a" b',
  'byline: a: b',
  'byline: a #b',
  "byline: 'it's'",
  'byline: "\\d"',
  '\tbyline: x',
  '  byline: x',
  'byline x',
  '- byline',
  'byline: >\n  a\n b',
  'topics: - a',
  'topics: a',
  'topics: [a, b',
  'topics: [a,, b]',
  'topics: {a}',
  'topics:\n  - a\n - b',
  'topics: [""]',
  'topics: [[a]]',
  'topics: ["…"]',
  'authors: Ann',
  'section: "\\u0007"',
  'published: yesterday',
  'published: 2016-13',
  'published: 2015-02-29',
  'published: [2016]',
  'published: 16-04-08',
  'modified: 2016-04-08T25:00',
  'url: ftp://e.example',
  'url: e.example',
  'url: https://a:b@e.example',
  'url: [x]',
  'formerly: https://e.example',
  'formerly: [x]',
  'language: english',
  'language: [fr]',
  'language: ""',
  'identifiers: [a]',
  'identifiers: { a: [b] }',
  'provenance: x',
  'notices: x',
  'notices: { side: x }',
  'notices: { top: "" }',
  'corrections: x',
  'corrections: [x]',
  'corrections: [{ text: a }]',
  'corrections: [{ published: x, text: a }]',
  'source: html',
  'source: { importer: x }',
  `source: { sha256: AB, mediaType: a, importer: b }`,
  `source: { sha256: ${digest}, mediaType: a, importer: b, captured: x }`,
  'status: hidden',
  'status: [gone]',
  'status: { reason: x }',
  'status: { is: gone, names: { A: B } }',
  'status: { is: noindex, authority: X }',
  'status: { is: anonymised }',
  'status: { is: anonymised, names: { "…": X } }',
  'status: { is: anonymised, names: { A: B }, slug: A b }',
  'status: { is: withheld, showHeadline: yes, slug: a }',
  `byline: ${'a'.repeat(20_001)}`,
  '? a\n: b',
  '1: x',
  '"q": x',
  '---',
  '...',
  'a: b: c: d',
  '{',
  ']',
  'byline: |\n\ttab',
  'rights: &a x\nagency: *a',
]

const wholeArticles = [
  '',
  'Words.',
  '---\n',
  '---\nheadline: A\nWords.',
  '---\nheadline: A\n---',
  '---\n---\nWords.',
  '\ufeff---\nheadline: [A]\n---\n',
  '---\r\nheadline: A\r\nx: y\r\n---\r\nWords.',
  '---\nheadline: A: b\n---\n',
  '---\n- a\n---\n',
  '---\njust text\n---\n',
  '----\nheadline: A\n----\n',
  '---\nheadline: "A\nbyline: b\n---\nWords.',
  '---\nheadline: A\n---\nWords \u0000 and \u0007.',
  '+++\ntitle = "x"\n+++\n',
]

const archives = [
  '',
  'name: A',
  'name: A\nurl: morgue.example\nlanguage: en',
  'name: A\nurl: https://a.example/\nlanguage: en',
  'name: A\nurl: https://a.example/x?y\nlanguage: en',
  'name: A\nurl: a b\nlanguage: en',
  'name: A\nurl: localhost:8787\nlanguage: en',
  'name: A\nurl: https://a.example\nlanguage: en\nretention: 0\nhsts: all\ncontentSignal: yes',
  'name: A\nurl: https://a.example\nlanguage: en\nretention: 100000\nextra: 1',
]

const editions = [
  '',
  'name: E',
  'name: E\nlanguage: en\nhosts: E.example',
  'hosts: [E.example, localhost, "e.example/x"]',
  'parent: nobody',
  'parent: f',
  "identity: '(a+)+$'",
  "identity: '('",
  'timeZone: Toronto',
  'query: p',
  'contact: nobody',
  'corrections: post',
  'corrections: { form: {} }',
  'corrections: { form: { keeper: A, turnstile: x } }',
  'corrections: { mail: {}, none: {} }',
  "accent: '#fff'",
  "accent: '#ffffff'",
  'accent: #123456',
  'extract: { body: "[" }',
  'extract: { side: a }',
  'extract: { drop: a }',
  'take: tag',
  'gaps: [{ from: 2016, to: 2015, reason: x }]',
  'gaps: [2016]',
  'collections: { topics: [/x/] }',
  'collections: { topics: ["/a/{name}b"] }',
  'withhold: { pictures: [x] }',
  'withhold: { agency: AFP }',
  'withhold: { author: ["!"] }',
  'founded: later',
  'closed: 2020-02-30',
  'notices: { top: [a] }',
  'hosts: [f.example]',
  'correction: []',
]

const inEdition = (yaml: string) => (/^$|^name/.test(yaml) ? yaml : `name: E\nlanguage: en\n${yaml}`)

async function configurationFaults(archive: string, edition: string): Promise<string[]> {
  const folder = await temporaryFolder()
  await writeFiles(folder, {
    'archive.yaml': archive,
    'e/edition.yaml': edition,
    'f/edition.yaml': 'name: F\nlanguage: fr\nhosts: [f.example]\n',
  })
  const read = await readConfiguration(folder)
  const faults: ContentFault[] = 'faults' in read ? read.faults : []
  return faults.map((fault) => formatFault(fault).replace(`${folder}/`, ''))
}

const articleFaults = (text: string): string[] => {
  const checked = parseArticleFile({ file: 'a.md', text })
  return 'faults' in checked ? checked.faults.map(formatFault) : ['no fault']
}

const listed = (source: string, faults: readonly string[]) =>
  [JSON.stringify(source.slice(0, 100)), ...(faults.length === 0 ? ['no fault'] : faults)].join('\n  ')

it('every fault has its line, its field, its reason and a remedy', async () => {
  const sound = 'name: A\nurl: https://a.example\nlanguage: en\n'
  const lines = [
    ...inArticles.map((yaml) => listed(yaml, articleFaults(`---\nheadline: A\n${yaml}\n---\n\nWords.\n`))),
    ...wholeArticles.map((text) => listed(text, articleFaults(text))),
  ]
  for (const archive of archives)
    lines.push(listed(archive, await configurationFaults(archive, 'name: E\nlanguage: en\n')))
  for (const yaml of editions) lines.push(listed(yaml, await configurationFaults(sound, inEdition(yaml))))
  await expect(lines.join('\n')).toMatchFileSnapshot('messages.txt')
})
