import { any, general, rareWord, sentence, themes } from '../../test/support/newspaper-words.ts'
import { randomNumbers } from '../../test/support/random.ts'

/** An article as a newsroom left it. */
export interface MadeArticle {
  edition: string
  /** The path of its file, below the edition's `articles`. */
  file: string
  yaml: string
  markdown: string
}

/** The editions of the archive that is made, and where they were published. */
export const editions = [
  { id: 'gazette', name: 'La Gazette', language: 'fr-CA', host: 'gazette.example' },
  { id: 'herald', name: 'The Herald', language: 'en-CA', host: 'herald.example' },
] as const

const sections =
  'Politique,Monde,Affaires,Culture,Sports,Science,Santé,Société,Opinion,Vivre,Techno,Local'.split(',')

type Random = () => number

const chance = (random: Random, share: number) => random() < share

/** A number about `median`, never far below, sometimes far above: as lengths of articles are. */
const aroundMedian = (random: Random, median: number) =>
  Math.max(1, Math.round(median * Math.exp(0.65 * (random() + random() + random() - 1.5) * 1.6)))

/** Some name of a long list, of which few are frequent. */
const name = (random: Random, of: number) => Math.floor(random() ** 2.5 * of)

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

const personOf = (number: number) =>
  `${capital(rareWord(number * 7 + 3))} ${capital(rareWord(number * 11 + 5))}`

const slugOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '')

interface Setting {
  random: Random
  theme: readonly string[]
  host: string
}

/** A paragraph with the marks that importers write: links, some to the newsroom itself, emphasis, dashes. */
function paragraph({ random, theme, host }: Setting): string {
  const say = (words: number) => sentence(random, words, theme)
  const sentences = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
    say(9 + Math.floor(random() * 16)),
  )
  if (chance(random, 0.16)) {
    const old = chance(random, 0.6) ? host : 'elsewhere.example'
    const words = say(3).slice(0, -1)
    sentences.push(
      `Voir [${words}](http://www.${old}/2015/${slugOf(words)}_n_${Math.floor(random() * 1e6)}.html).`,
    )
  }
  if (chance(random, 0.1)) sentences.push(`*${say(3).slice(0, -1)}*, **${say(2).slice(0, -1)}** !`)
  return sentences.join(' ')
}

const picture = ({ random, host }: Setting) =>
  `![${rareWord(name(random, 9000))}](http://i.${host}/gen/${Math.floor(random() * 1e9)}/thumb.jpg)`

/** A list, quotation, table or picture that sometimes stands between paragraphs. */
function block(setting: Setting): string {
  const { random, theme } = setting
  const kind = random()
  const say = (words: number) => sentence(random, words, theme)
  if (kind < 0.86) return paragraph(setting)
  if (kind < 0.9) return `## ${say(5).slice(0, -1)}`
  if (kind < 0.94) return `> ${paragraph(setting)}`
  if (kind < 0.965)
    return Array.from({ length: 3 + Math.floor(random() * 4) }, () => `- ${say(8)}`).join('\n')
  if (kind < 0.99) return picture(setting)
  if (kind < 0.995) return `CO<sub>2</sub> : ${say(9)}`
  return `| ${say(2)} | ${say(1)} |\n| --- | --- |\n| ${say(2)} | 12 % |\n| ${say(1)} | 7 % |`
}

function bodyOf(setting: Setting): string {
  const words = aroundMedian(setting.random, 380)
  const blocks: string[] = []
  for (let written = 0; written < words; written += (blocks.at(-1) ?? '').split(' ').length)
    blocks.push(block(setting))
  return blocks.join('\n\n')
}

/** A moment of the run, and how much of it is known: most to the minute, many to the day, some less. */
function dateOf(random: Random, share: number): string | null {
  const known = random()
  if (known < 0.004) return null
  const moment = new Date(Date.UTC(2004, 0, 1) + share * 17 * 365.25 * 86_400_000 + random() * 86_400_000)
  const written = moment.toISOString()
  if (known < 0.006) return written.slice(0, 4)
  if (known < 0.01) return written.slice(0, 7)
  return known < 0.35 ? written.slice(0, 10) : `${written.slice(0, 16)}-05:00`
}

const quoted = (text: string) => JSON.stringify(text)

function yamlOf(
  { random, theme, host }: Setting,
  about: { index: number; date: string | null; headline: string },
) {
  const { index, date, headline } = about
  const slug = slugOf(headline)
  const day = (date ?? '2011-01-01').slice(0, 10).padEnd(10, '-01').replaceAll('-', '/')
  const author = personOf(name(random, 900))
  const agency = chance(random, 0.3) ? any(['AFP', 'PC', 'Reuters', 'AP'], random) : null
  const topics = new Set(
    Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
      capital(chance(random, 0.5) ? any(theme, random) : rareWord(name(random, 6000))),
    ),
  )
  const lines = [`headline: ${quoted(headline)}`]
  if (chance(random, 0.97)) lines.push(`url: http://www.${host}/${day}/${slug}_n_${index + 1000}.html`)
  if (chance(random, 0.55))
    lines.push(
      'formerly:',
      `  - http://${host}/news/${index + 1000}/`,
      ...(chance(random, 0.3) ? [`  - http://www.${host}/${day}/${slug}-bis_n_${index + 1000}.html`] : []),
    )
  if (date !== null) lines.push(`published: ${date}`)
  if (date !== null && date.length > 10 && chance(random, 0.2))
    lines.push(`modified: ${date.slice(0, 10)}T23:59-05:00`)
  if (agency === null && chance(random, 0.9))
    lines.push(`byline: ${quoted(`Par ${author}`)}`, `authors: [${quoted(author)}]`)
  if (agency !== null) lines.push(`agency: ${agency}`)
  if (agency !== null && chance(random, 0.3))
    lines.push(`signOff: ${rareWord(index % 500)}/${rareWord(index % 40)}`)
  lines.push(`section: ${any(sections, random)}`, `topics: [${[...topics].map(quoted).join(', ')}]`)
  if (chance(random, 0.2)) lines.push('provenance: { published: url }')
  const digest = (index * 2654435761).toString(16).padStart(64, '0').slice(-64)
  lines.push(
    'source:',
    `  sha256: ${digest}`,
    '  mediaType: application/xml',
    '  importer: wordpress',
    '  file: export.xml',
    `  record: "${index + 1000}"`,
  )
  return lines.join('\n')
}

/** The `index`th of `count` articles, the same on every machine: half are of 380 words, over 17 years. */
export function madeArticle(index: number, count: number): MadeArticle {
  const random = randomNumbers(index + 17)
  const edition = editions[chance(random, 0.7) ? 0 : 1]
  const theme = themes[Math.floor(themes.length * random())] ?? general
  const setting = { random, theme, host: edition.host }
  const headline = sentence(random, 6 + Math.floor(random() * 7), theme).slice(0, -1)
  const date = dateOf(random, index / count)
  const folder = date === null || date.length < 7 ? (date ?? 'undated') : date.slice(0, 7).replace('-', '/')
  return {
    edition: edition.id,
    file: `${folder}/${slugOf(headline)}-${index}.md`,
    yaml: yamlOf(setting, { index, date, headline }),
    markdown: bodyOf(setting),
  }
}
