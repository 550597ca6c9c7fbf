import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import CSL from 'citeproc'
import { describe, expect, it } from 'vitest'
import { createCitation } from '../../src/model/citation.ts'
import { bibtexRepresentation } from '../../src/representation/citations/bibtex.ts'
import { citationStyles } from '../../src/representation/citations/citation-styles.ts'
import { cslRepresentation } from '../../src/representation/citations/csl.ts'
import { risRepresentation } from '../../src/representation/citations/ris.ts'
import { type Representation, render } from '../../src/representation/representation.ts'
import { type CitedArticle, generateCitedArticles } from '../support/cited-articles.ts'

const styles = '/usr/share/citation-style-language'
const isMissing = !existsSync(styles) || !existsSync('/usr/bin/pandoc') || !existsSync('/usr/bin/ris2xml')
if (isMissing)
  console.warn(
    'SKIPPED: apt-get install pandoc bibutils citation-style-language-styles citation-style-language-locales',
  )

const articles = generateCitedArticles(1000)

interface CslItem {
  id: string
  title: string
  'container-title': string
  author?: { family?: string; given?: string; literal?: string; 'dropping-particle'?: string }[]
  issued?: { 'date-parts': number[][] }
  URL: string
}

const joinNames = ({ author = [] }: CslItem) =>
  author.map(({ literal, family, given, 'dropping-particle': particle }) =>
    [literal ?? [particle, family].filter(Boolean).join(' '), given].filter(Boolean).join(', '),
  )

const factsOf = (item: CslItem) => ({
  title: item.title,
  people: joinNames(item),
  newspaper: item['container-title'],
  date: item.issued?.['date-parts'][0] ?? [],
  url: item.URL,
})

function expectedFacts({ document, context }: CitedArticle) {
  const { title, creators, newspaper, date, url } = createCitation(document, context)
  const people = creators.map((name) => ('literal' in name ? name.literal : `${name.family}, ${name.given}`))
  return { title, people, newspaper, date: date.map(Number), url }
}

/** Pandoc writes typographic apostrophes. */
const foldApostrophes = <Facts extends { title: string }>(facts: Facts): Facts =>
  JSON.parse(JSON.stringify(facts).replaceAll("'", '’'))

/** One text with the records of all articles, each under its own key. */
const joinRecords = (representation: Representation) =>
  articles
    .map(({ document, context }, index) =>
      render(representation, document, context).replace(/^@article\{[^,]+/, `@article{n${index}`),
    )
    .join('\n')

const run = (program: string, args: string[], input: string) =>
  execFileSync(program, args, { input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] }).toString()

const pandoc = (format: string, input: string): CslItem[] =>
  JSON.parse(run('pandoc', ['-f', format, '-t', 'csljson'], input))

describe.skipIf(isMissing)('pandoc', () => {
  it('reads one record of each article from BibTeX, exactly', { timeout: 300_000 }, () => {
    const records = new Map(
      pandoc('biblatex', joinRecords(bibtexRepresentation)).map((record) => [record.id, record]),
    )
    expect(records.size).toBe(articles.length)
    for (const [index, article] of articles.entries()) {
      const record = records.get(`n${index}`)
      if (article.exact)
        expect(record && foldApostrophes(factsOf(record))).toEqual(foldApostrophes(expectedFacts(article)))
    }
  })

  it('reads every CSL object, in a list', { timeout: 300_000 }, () => {
    const items = articles.map(({ document, context }) =>
      JSON.parse(render(cslRepresentation, document, context)),
    )
    expect(pandoc('csljson', JSON.stringify(items))).toHaveLength(articles.length)
  })
})

/** The first title, and the number of records, in MODS. */
const countRecords = (mods: string) => mods.match(/<mods\b/g)?.length

describe.skipIf(isMissing)('bibutils', () => {
  it.each([
    ['ris2xml', risRepresentation],
    ['bib2xml', bibtexRepresentation],
  ] as const)('%s reads one record of each article', (program, representation) => {
    expect(countRecords(run(program, [], joinRecords(representation)))).toBe(articles.length)
  })
})

/** Formats items in a style of citationstyles.org. */
function citeprocFormatter(style: string, locale: string): (item: CslItem) => string {
  const read = (file: string) => readFileSync(`${styles}/${file}`, 'utf8')
  const items = new Map<string, CslItem>()
  const system = {
    retrieveLocale: (name: string) => read(`locales/locales-${name}.xml`),
    retrieveItem: (id: string) => items.get(id) ?? {},
  }
  const engine = new CSL.Engine(system, read(`styles/${style}.csl`), locale, true)
  engine.setOutputFormat('text')
  const note = (id: string) =>
    engine.previewCitationCluster({ citationItems: [{ id }], properties: { noteIndex: 1 } }, [], [], 'text')
  return (item) => {
    items.set(item.id, item)
    engine.updateItems([item.id])
    return style === 'chicago-fullnote-bibliography' ? note(item.id) : (engine.makeBibliography()[1][0] ?? '')
  }
}

/** Removes spaces and quotation marks, which each program sets differently. */
const fold = (text: string) => text.replace(/[\s\u00a0\u202f"'“”‘’«»]+/g, '')

/**
 * An item as English styles would print it, but with the headline's own capitals, which citeproc changes in English. A
 * body gets a single name, like a person with one name, since citeproc joins the two kinds in ways that no manual
 * describes.
 */
const toOracleItem = ({ author, ...item }: CslItem): CslItem & { language: string } => ({
  ...item,
  language: 'fr',
  ...(author && {
    author: author.map(({ literal, family = '', given = '' }) =>
      literal === undefined ? { family, given } : { family: literal },
    ),
  }),
})

describe.skipIf(isMissing)('a citation on the page', () => {
  it.each([
    ['APA', 'apa', 'en-US'],
    ['Chicago', 'chicago-fullnote-bibliography', 'en-US'],
    ['MLA', 'modern-language-association', 'en-US'],
    ['ISO 690', 'iso690-author-date-fr', 'fr-FR'],
  ])('is by %s what citeproc makes of 200 articles', { timeout: 300_000 }, (label, style, locale) => {
    const printed = citationStyles.find((each) => each.label === label)
    const exact = articles.filter((article) => article.exact).slice(0, 200)
    expect(exact).toHaveLength(200)
    const format = citeprocFormatter(style, locale)
    for (const [index, { document, context }] of exact.entries()) {
      const item = {
        ...toOracleItem(JSON.parse(render(cslRepresentation, document, context))),
        id: `n${index}`,
      }
      const cited = createCitation(document, context)
      const [before = '', after = ''] = printed?.format(cited) ?? []
      expect(fold(before + cited.newspaper + after)).toBe(fold(format(item)))
    }
  })
})
