import { describe, expect, it } from 'vitest'
import { htmlImporter } from '../../../../src/cli/import/html/html-importer.ts'
import type { Importer } from '../../../../src/cli/import/importer.ts'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { textImporter } from '../../../../src/cli/import/plain-text/text-importer.ts'
import {
  createDoubleEncodingWarnings,
  repairDoubleEncoding,
  repairRecordTexts,
} from '../../../../src/cli/import/text/double-encoding.ts'
import { wordpressImporter } from '../../../../src/cli/import/wordpress/wordpress-importer.ts'
import { readingsOf, sourceOf } from '../reading.ts'

/** Encodes a text twice, using the platform's decoder. */
const twice = (words: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(words))

const sound = [
  'Le maire a répondu «\u00a0non\u00a0» : l’été, à Noël, c’est 5\u00a0€.',
  'Cœur, sœur, Œuvre – 20 % … déjà vu',
  'O amanhã não é a manhã: coração, pão, maçã.',
  'Größe, Straße, Übermut; „Ja“, sagte er.',
  '¿Qué pasó, señor? ¡Nada! «Así»',
  'Ærøskøbing og Åse på »TÆNDT«',
  'Łódź, Żółć, czyli Polska',
  'Город не спит, «ночь» — рядом',
  'Η πόλη δεν κοιμάται',
  '市議会は予算を可決した。',
]

/** Words with marks after them that look like UTF-8 read as Windows-1252, but are correct. */
const natural = [
  'AMANHÃ\u00a0DE MANHÃ\u00a0NO',
  'AMANHÃ\u00a0DE MANHÃ\u00a0NO'.repeat(20),
  '»TÆND PÅ« »TÆND PÅ«',
  'PÅ« og »PÅ«',
  'SÓ AMANHÃ” OU “AMANHÃ”',
  'CAFÉ… CAFÉ» CAFÉ™ CAFɺ',
  'nommé\u00a0» nommé\u00a0» nommé\u00a0» nommé\u00a0»',
  'à\u00a0€10 à\u00a0€20',
  'Ã - a letter; Ã: another',
  'The é became Ã© and the è Ã¨.',
]

describe('a text that was encoded twice', () => {
  it.each(sound)('is repaired: %s', (words) => {
    expect(repairDoubleEncoding(twice(words)).text).toBe(words)
  })

  it('is reported with the number of repaired characters', () => {
    expect(repairDoubleEncoding(twice('Déjà vu, l’été'))).toEqual({
      text: 'Déjà vu, l’été',
      repairedCharacterCount: 5,
    })
  })

  it.each([
    ['dÃ©jÃ  vu', 'déjà vu'],
    ['dÃ©jÃ', 'déjà'],
    ['dÃ©jÃ quoi', 'déjà quoi'],
    ['<b>dÃ©jÃ</b>', '<b>déjà</b>'],
    ['prixÃ©Â : 5Â €', 'prixé : 5 €'],
    ['HÃ”TEL ET HÃ”TE', 'HÔTEL ET HÔTE'],
    ['Il ditÂ\u00a0:Â\u00a0Â«Â\u00a0ouiÂ\u00a0Â»', 'Il dit\u00a0:\u00a0«\u00a0oui\u00a0»'],
  ])('may have lost its no-break spaces: %j', (damaged, repaired) => {
    expect(repairDoubleEncoding(damaged).text).toBe(repaired)
  })

  it('can have been encoded three times', () => {
    expect(repairDoubleEncoding(twice(twice('Déjà vu, l’été')))).toEqual({
      text: 'Déjà vu, l’été',
      repairedCharacterCount: 5,
    })
  })

  it('is recognised by one sequence within a word, but not by one that stands alone', () => {
    expect(repairDoubleEncoding('CafÃ© noir').text).toBe('Café noir')
    expect(repairDoubleEncoding('Ã‰lections').text).toBe('Élections')
    expect(repairDoubleEncoding('The sign "Ã©" is odd').text).toBe('The sign "Ã©" is odd')
  })
})

describe('a text that was encoded once', () => {
  it.each([...sound, ...natural])('stays unchanged: %s', (words) => {
    expect(repairDoubleEncoding(words)).toEqual({ text: words, repairedCharacterCount: 0 })
  })

  it('stays unchanged where any letter disagrees', () => {
    for (const words of [`${twice('Déjà')} é`, `é ${twice('Déjà')}`, `${twice('Déjà')} ł`])
      expect(repairDoubleEncoding(words)).toEqual({ text: words, repairedCharacterCount: 0 })
  })

  it('stays unchanged where a sequence is a control character', () => {
    expect(repairDoubleEncoding('kata,Â\u009d ujar,Â\u009d').repairedCharacterCount).toBe(0)
  })
})

describe('the texts of a record', () => {
  it('are repaired together or not at all', () => {
    expect(repairRecordTexts([twice('Déjà'), 'plain', twice('élu')])).toEqual({
      texts: ['Déjà', 'plain', 'élu'],
      repairedCharacterCount: 3,
    })
    expect(repairRecordTexts([twice('Déjà'), 'élu'])).toEqual({
      texts: [twice('Déjà'), 'élu'],
      repairedCharacterCount: 0,
    })
  })
})

const story = 'Le maire a dit « déjà » à l’assemblée'

const wxr = (title: string) =>
  `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>${title}</title><wp:post_id>1</wp:post_id><content:encoded>${title}.</content:encoded></item><item><title>Été</title><content:encoded>Sain.</content:encoded></item></channel></rss>`

const page = (title: string) =>
  `<html><head><meta charset=utf-8><title>${title}</title></head><body><article><h1>${title}</h1>${`<p>${title}, dit le maire, ${title}, encore une fois et pour longtemps.</p>`.repeat(4)}</article></body></html>`

const feed = (title: string) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    items: [{ id: '1', title, url: 'https://a.example/1', content_text: `${title}.` }],
  })

const sources: [Importer, string, (title: string) => string][] = [
  [htmlImporter, 'a.html', page],
  [wordpressImporter, 'a.xml', wxr],
  [markdownImporter, 'a.md', (title) => `---\ntitle: ${title}\n---\n\n${title}.\n`],
  [jsonImporter, 'a.json', feed],
  [textImporter, 'a.txt', (title) => `${title}\n\n${title}.\n`],
]

describe.each(sources)('the importer $name', (importer, file, write) => {
  it('repairs a text that was encoded twice, and warns', async () => {
    const readings = await readingsOf(importer, sourceOf(file, write(twice(story))))
    const article = readings.find((each) => each.kind === 'article')
    expect(article?.fields.headline.replace(/\s/g, ' ')).toBe(story)
    expect(article?.markdown.replace(/\s/g, ' ')).toContain(story)
    expect(readings.filter(({ kind }) => kind === 'warning')).toContainEqual(
      expect.objectContaining({ file, text: expect.stringMatching(/UTF-8 twice/) }),
    )
  })

  it('leaves any other text, without a warning', async () => {
    const readings = await readingsOf(importer, sourceOf(file, write(story)))
    const article = readings.find((each) => each.kind === 'article')
    expect(article?.fields.headline.replace(/\s/g, ' ')).toBe(story)
    expect(readings.filter((each) => each.kind === 'warning' && /UTF-8/.test(each.text))).toEqual([])
  })
})

it.each([
  [0, []],
  [1, ['was encoded as UTF-8 twice, so 1 character was repaired: check the accents in the article']],
  [2, ['was encoded as UTF-8 twice, so 2 characters were repaired: check the accents in the article']],
])('a repair of %i characters is reported', (repaired, warnings) =>
  expect(createDoubleEncodingWarnings({ repairedCharacterCount: repaired })).toEqual(warnings),
)
