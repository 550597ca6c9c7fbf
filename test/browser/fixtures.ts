import { createHash } from 'node:crypto'
import { appendFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ContentFolder } from '../../src/cli/content/files/content-folder.ts'
import { SmallerCopyMaker } from '../../src/cli/import/sizes/make-sizes.ts'
import { articleFile, demonstrationCopy, writeFiles } from '../support/content.ts'
import { scenicPhotograph, storedName } from '../support/photographs.ts'

/** A picture wider than any page. */
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="700" viewBox="0 0 1200 700"><path fill="#8aa2b0" d="M0 0h1200v700H0z"/><path fill="#44525c" d="M0 520l300-200 220 130 280-260 400 330v180H0z"/><circle cx="920" cy="150" r="70" fill="#f2e3b8"/></svg>\n`
const pictureName = `${createHash('sha256').update(picture).digest('hex')}.svg`

/** A picture in portrait format. */
const portrait = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 1600"><path fill="#44525c" d="M0 0h600v1600H0z"/><path fill="#f2e3b8" d="M250 300h100v1100H250z"/></svg>\n`
const portraitName = `${createHash('sha256').update(portrait).digest('hex')}.svg`

const months = Array.from({ length: 9 }, (_, month) => `Mois${month + 1}`)
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = [
  row(['Station', ...months]),
  row(['---', ...months.map(() => '--:')]),
  row(['Pointe-aux-Brumes', ...months.map((_, month) => String(1200 + 31 * month))]),
  row(['Anse-du-Phare', ...months.map((_, month) => String(980 + 17 * month))]),
].join('\n')

const everything = `
<figure><img src="/media/${pictureName}" alt="Une baie au lever du jour"><figcaption>La baie, vue du phare. <small>Photo : archives du Fanal</small></figcaption></figure>

Le niveau de la baie a monté ; les pêcheurs s’inquiètent : « Du jamais vu ! »

#### Un titre trop profond

> Nous mesurons la marée depuis soixante ans, et personne ici n’avait vu cela.

${table}

##### Un autre

<table><caption>Les deux quais</caption><thead><tr><th scope="col">Quai</th><th scope="col">Longueur</th></tr></thead><tbody><tr><td>Nord</td><td>210 m</td></tr><tr><td>Sud</td><td>95 m</td></tr></tbody></table>

1. Premier relevé.
2. Deuxième relevé, avec un mot sans fin : Anticonstitutionnellementanticonstitutionnellementanticonstitutionnellement.

    une ligne de chiffres telle que la machine l'a imprimée 0001 0002 0003 0004 0005 0006 0007 0008

Voir https://lefanal.example/une/adresse/tres/longue/qui/ne/se/coupe/nulle/part/et/continue/encore_n_1.html

![Une autre vue](https://lefanal.example/perdue.jpg)

Le phare, de loin et de près.

<figure><img src="/media/${portraitName}" alt="Le phare"><figcaption>Le phare. <small>Photo : archives du Fanal</small></figcaption></figure>

Trois vues du même matin.

![La baie](/media/${pictureName}) ![Le phare](/media/${portraitName}) ![](/media/${pictureName})

<iframe src="https://www.youtube.com/embed/maree"></iframe>
`

/** All the rare markup that a body may contain. */
const rareMarkup = `
<p>The lighthouse is <ruby>灯台<rt>とうだい</rt></ruby> in Japanese, and costs 2<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> million; the lamp weighs <math><msup><mn>10</mn><mn>3</mn></msup></math> kg.</p>

<p>The keeper wrote:<br>
The tide comes in,<br>
\u00a0\u00a0\u00a0\u00a0the boats go out,<br>
\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0and nobody is about.</p>

<p dir="rtl" lang="ar">قال الحارس: «سيبقى الضوء مضاءً حتى 31 ديسمبر 2019».</p>

<ol reversed><li>Third place: the <em>Marie-Ange</em></li><li>Second place: the <em>Goéland</em></li><li>First place: the <em>Étoile</em></li></ol>

<ol start="7"><li>Seventh rule</li><li value="12">Twelfth rule<ul><li>Its first exception</li><li>Its second exception<ol><li>which has a condition</li></ol></li></ul></li><li>Thirteenth rule</li></ol>

<table><caption>The lamps</caption><thead><tr><th scope="col">Lamp</th><th scope="col" align="right">Candles</th></tr></thead><tbody><tr><td><figure><img src="/media/${pictureName}" alt="A bay at daybreak" width="1200" height="700"><figcaption>The bay, seen from the first lamp. <small>Photo: The Lantern</small></figcaption></figure></td><td align="right">1,200</td></tr><tr><td colspan="2" align="center">Second lamp: never lit</td></tr></tbody></table>

<dl><dt>Keeper</dt><dd>Whoever lights the lamp.</dd><dt>Watch</dt><dd>Four hours, <abbr title="ante meridiem">a.m.</abbr> or <abbr title="post meridiem">p.m.</abbr></dd></dl>

<blockquote><p>No boat was lost.</p><p><cite>The harbour log</cite></p></blockquote>

<p>Water is H<sub>2</sub>O; the price <del>rose</del> <ins>fell</ins> on <time datetime="2015-09-14">that day</time><sup><a id="ref-1" href="#ref-note-1">1</a></sup>.</p>

<hr>

<p><a id="ref-note-1" href="#ref-1">1</a>. <code>lamp.exe --light</code>, as the machine printed it.</p>

<pre>STATION   HIGH   LOW
North     04:12  10:31
South     04:40  10:58</pre>

> **Nobody is moving back in, but somebody lit the lamp.**

**When did you first light it?**

In 1996, the year of the flood.[^flood]

**And why did you stay?**

For the boats.

*Editor’s note: the lamp was replaced in 2014.*

| Night | Boats |
|---|--:|
${Array.from({ length: 40 }, (_, night) => `| Night ${night + 1} | ${night * 3} |`).join('\n')}

[^flood]: The harbour was under water for *nine* days.
`

const arabic = `
أعلنت البلدية أنّ مكتبة الميناء ستفتح أبوابها من جديد في الخريف، بعد أشغال دامت ثلاث سنوات. وقالت المديرة: "سيجد القرّاء كلّ ما تركوه هنا".

## ما الذي تغيّر

وأضيفت قاعة للصحف القديمة، وفيها أعداد تعود إلى سنة 1931.
`

/** Adds an article whose photographs have smaller copies. */
async function addPhotographs(folder: string): Promise<void> {
  const media = path.join(folder, 'the-lantern/media')
  const names: string[] = []
  for (const [width, height] of [
    [1500, 1000],
    [900, 1500],
    [600, 400],
  ] as const) {
    const bytes = await scenicPhotograph(width, height)
    names.push(storedName(bytes))
    await writeFile(path.join(media, storedName(bytes)), bytes)
  }
  const [bay, tower, quay] = names.map((name) => `/media/${name}`)
  await writeFiles(folder, {
    'the-lantern/articles/2015/09/photographs.md': articleFile(
      'headline: The harbour in photographs\npublished: 2015-09-15\nsection: Harbour\nbyline: By Ada Quay',
      `
<figure><img src="${bay}" alt="The bay"><figcaption>The bay in September. <small>Photo: Ada Quay</small></figcaption></figure>

The harbour changed little in sixty years, as these photographs from one morning in September show.

![The tower](${tower}) ![The quay](${quay})

The tower and the quay were built in the same year, of the same stone, by the same family of masons.

<figure><img src="${quay}" alt="The quay"><figcaption>The quay. <small>Photo: Ada Quay</small></figcaption></figure>

<figure><img src="${tower}" alt="The tower"><figcaption>The tower, seen from the quay on the morning of the flood. <small>Photo: Ada Quay</small></figcaption></figure>

<figure><img src="https://lantern.example/lost.jpg" alt="The old lamp"><figcaption>The lamp.</figcaption></figure>

![The bay](${bay})

The lamp was lit for the last time in 2015.
`,
    ),
  })
  await new SmallerCopyMaker(new ContentFolder(folder), 'the-lantern', false).run(() => {})
}

/** The demonstration archive, with an example of everything that a page can contain. */
export async function everyKindOfContent(): Promise<string> {
  const folder = await demonstrationCopy()
  await writeFiles(folder, {
    'archive.yaml': 'name: The Morgue of The Lantern\nurl: https://morgue.example\nlanguage: en-GB\n',
    [`le-fanal/media/${pictureName}`]: picture,
    [`le-fanal/media/${portraitName}`]: portrait,
    'le-fanal/articles/2017/05/maree.md': articleFile(
      `headline: "La marée monte plus haut : les deux quais de l’Anse sous surveillance"
alternativeHeadline: Relevés, tableaux et témoignages
published: 2017-05-02T06:40-04:00
modified: 2017-05-04
byline: Par Odile Tremblay et Marc Roy
authors: [Odile Tremblay, Marc Roy]
section: Région
topics: [Marées, Pêche]
rights: © Le Fanal
signOff: otr/mry
corrections: [{ published: 2017-05-04, text: "Le quai nord mesure 210 mètres, et non 120." }]`,
      everything,
    ),
    [`the-lantern/media/${pictureName}`]: picture,
    'the-lantern/articles/2015/09/rare-markup.md': articleFile(
      'headline: The lighthouse in every kind of markup\npublished: 2015-09-14\nsection: Harbour',
      rareMarkup,
    ),
    'le-fanal/articles/undated/only-in-english.md': articleFile(
      'headline: An article in another language than its edition\nlanguage: en\nbyline: Staff',
    ),
    'le-fanal/articles/2018/01/un.md': articleFile(
      'headline: Un\nurl: https://lefanal.example/2018/01/Choix.html\npublished: 2018-01',
    ),
    'le-fanal/articles/2018/01/deux.md': articleFile(
      'headline: Deux\nurl: https://lefanal.example/2018/01/CHOIX.html\npublished: 2018',
    ),
    'al-fanar/edition.yaml': `name: الفنار\nlanguage: ar\nfounded: 2001\nclosed: 2019-06\naccent: '#1f5a3c'
notices: { top: هذا المقال من أرشيف الفنار الذي أُغلق سنة 2019., foot: يُحفظ هذا المقال في أرشيف الفنار. }
correction: الإبلاغ عن خطأ\ncontact: archive@alfanar.example\n`,
    'al-fanar/articles/2015/09/library.md': articleFile(
      `headline: مكتبة الميناء تعود إلى قرّائها
published: 2015-09-14
agency: وكالة الساحل
section: ثقافة
topics: [مكتبات]
provenance: { agency: inferred }`,
      arabic,
    ),
  })
  await writeFiles(folder, {
    'the-lantern/articles/2015/09/comments.md': articleFile(`headline: The ferry, as its readers saw it
published: 2015-09-16
section: Harbour
comments:
  - { author: Ada, published: 2015-09-17, text: "It was late." }
  - { published: 2015-09-18, text: "It was not.", replyTo: 1 }`),
  })
  await appendFile(path.join(folder, 'the-lantern/edition.yaml'), 'comments: yes\n')
  await addPhotographs(folder)
  return folder
}
