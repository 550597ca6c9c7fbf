import { createHash } from 'node:crypto'
import { articleFile } from './content.ts'

/** The archive of the takedown tests: everything that is taken down has unique words. */

const picture = (seed: number) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${seed}" height="1"/>`)

const nameOf = (bytes: Buffer) => `${createHash('sha256').update(bytes).digest('hex')}.svg`

const pictures = { shown: picture(1), claimed: picture(2), ofWithheld: picture(3), ofBoth: picture(4) }

export const pictureNames = {
  shown: nameOf(pictures.shown),
  claimed: nameOf(pictures.claimed),
  ofWithheld: nameOf(pictures.ofWithheld),
  ofBoth: nameOf(pictures.ofBoth),
}

const pictureUrl = (key: string) => `https://e.example/pictures/${key}.svg`

/** Texts that must not occur anywhere after the takedown. They are parts of words, since any part would be a leak. */
export const forbidden = {
  withheld: ['quagga', 'okapi', 'tarsier', 'numbat', 'withheldslug', 'withheldold'],
  gone: ['axolotl', 'gharial', 'goneslug', 'goneold'],
  anonymised: ['trémblay', 'tremblay', 'jean-franç', 'jeanfranc', 'jean-franc', 'jean franc'],
  ruled: ['pangolin', 'ruledslug', 'dugong'],
}

const source = (file: string) => `source:
  sha256: ${'ab'.repeat(32)}
  mediaType: text/plain
  importer: text
  file: ${file}.txt
  imported: 0123456789abcdef
`

const withheld = `
headline: Quagga seen in the market
alternativeHeadline: The quagga again
url: https://e.example/2016/04/08/withheldslug-quagga_n_101.html
formerly: [https://www.e.example/withheldold/quagga.html, 'https://e.example/?p=101']
identifiers: { old: quagga-101 }
published: 2016-04-08
authors: [Olga Okapi]
topics: [Tarsiers, Shared]
section: Numbat news
${source('quagga')}`

const gone = `
headline: Axolotl for mayor
url: https://e.example/2016/04/09/goneslug-axolotl_n_102.html
formerly: [https://e.example/goneold-axolotl]
published: 2016-04-09
topics: [Shared, Gharials]
`

const anonymised = `
headline: Jean-François Trémblay est condamné
alternativeHeadline: "JEAN-FRANCOIS TREMBLAY\u00a0: la peine"
url: https://e.example/2016/04/10/jean-francois-tremblay-condamne_n_103.html
formerly: [https://e.example/affaire/tremblay-jf]
identifiers: { old: tremblay-103 }
published: 2016-04-10
byline: Propos de Jean-François Trémblay
authors: ["Trémblay, Jean-François", Ann Editor]
topics: ["Jean François Tremblay", Shared]
section: Affaire Trémblay
rights: © J. Trémblay
notices: { top: "Droit de réponse de M. Trémblay" }
corrections: [{ published: 2017-01-02, text: "M. Tremblay n’a pas fait appel." }]
language: fr
${source('tremblay')}`

const anonymisedBody = `Hier Jean-François <em>Trémblay</em> a plaidé. ${'Jean-François Trémblay'.normalize('NFD')} est là.

Jean&#8209;Fran&ccedil;ois&nbsp;**Tr**émblay, jean-françois
trémblay, l’avocat de Trémblay’s; [son compte](https://social.example/jean.francois.tremblay), #JeanFrancoisTremblay.

![Jean-François Trémblay au palais](${pictureUrl('ofBoth')} "M. Trémblay")

[ici][x]

[x]: https://elsewhere.example/ "Jean-François Trémblay"
`

const neighbour = `See [it](https://e.example/2016/04/08/withheldslug-quagga_n_101.html), [this](https://www.e.example/WITHHELDOLD/quagga.html/amp),
[that](/e/2016/04/09/goneslug-axolotl_n_102.html), [by number](https://e.example/x/other-tremblay_n_103), [the man](https://archive.example/e/affaire/tremblay-jf),
<https://e.example/2016/04/10/jean-francois-tremblay-condamne_n_103.html> and <https://e.example/goneold-axolotl>.

![Shown caption](${pictureUrl('shown')})

![Claimed caption](${pictureUrl('claimed')})

![Both](${pictureUrl('ofBoth')})
`

const statuses: Record<string, string> = {
  withheld: `status:
  is: withheld
  reason: A court order.
  since: 2026-10-02
  authority: https://court.example/orders/7
`,
  gone: 'status: gone\n',
  anonymised: `status:
  is: anonymised
  reason: On request.
  names: { "Jean-François Trémblay": "J. T.", Trémblay: "T." }
`,
  noindex: 'status: noindex\n',
}

const rules = `withhold:
  agency: [AFP]
  pictures: [${pictureNames.claimed.slice(0, 64)}]
  reason: The agency’s claim.
  authority: The Agency
`

/** The whole content folder, before or (`down`) after the takedowns: path → text. */
export function takedownContent(down: boolean): Record<string, string> {
  const article = (key: string, frontMatter: string, body: string) => ({
    [`e/articles/2016/04/${key}.md`]: articleFile(frontMatter + (down ? (statuses[key] ?? '') : ''), body),
  })
  const media = Object.entries(pictures).map(([key, bytes]) => [
    `e/media/${pictureNames[key as keyof typeof pictures]}`,
    bytes.toString(),
  ])
  const urls = Object.entries(pictureNames).map(([key, name]) => `${name}\t${pictureUrl(key)}\n`)
  return {
    'archive.yaml': 'name: Test\nurl: https://archive.example\nlanguage: en\n',
    'e/edition.yaml': `name: The E\nlanguage: en\nhosts: [e.example, www.e.example]\nidentity: '_n_(\\d+)'\nquery: [p]\nclosed: 2020\n${down ? rules : ''}`,
    ...Object.fromEntries(media),
    'e/media/urls.tsv': urls.join(''),
    ...article('withheld', withheld, `The quagga fled. ![Numbat](${pictureUrl('ofWithheld')})`),
    ...article('gone', gone, 'An axolotl, a gharial.'),
    ...article('anonymised', anonymised, anonymisedBody),
    ...article(
      'ruled',
      'headline: Pangolin found\nurl: https://e.example/ruledslug\npublished: 2016-04-11\nbyline: Par Dugong, avec l’AFP\ntopics: [Shared]\n',
      'A pangolin.',
    ),
    ...article(
      'noindex',
      'headline: Lemur at large\nurl: https://e.example/2016/lemur\npublished: 2016-04-12\ntopics: [Shared]\n',
      'A lemur.',
    ),
    ...article('neighbour', 'headline: Neighbour\npublished: 2016-04-08\ntopics: [Shared]\n', neighbour),
  }
}
