import { createHash } from 'node:crypto'
import { articleFile, demonstrationCopy, writeFiles } from '../support/content.ts'

/** A picture of our own, wide enough to be made smaller. */
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="700" viewBox="0 0 1200 700"><path fill="#8aa2b0" d="M0 0h1200v700H0z"/><path fill="#44525c" d="M0 520l300-200 220 130 280-260 400 330v180H0z"/><circle cx="920" cy="150" r="70" fill="#f2e3b8"/></svg>\n`
const pictureName = `${createHash('sha256').update(picture).digest('hex')}.svg`

const months = Array.from({ length: 9 }, (_, month) => `Mois${month + 1}`)
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = [
  row(['Station', ...months]),
  row(['---', ...months.map(() => '--:')]),
  row(['Pointe-aux-Brumes', ...months.map((_, month) => String(1200 + 31 * month))]),
  row(['Anse-du-Phare', ...months.map((_, month) => String(980 + 17 * month))]),
].join('\n')

const everything = `
<figure><img src="/media/${pictureName}" alt="Une baie au lever du jour" width="1200" height="700"><figcaption>La baie, vue du phare. <small>Photo : archives du Fanal</small></figcaption></figure>

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
`

const arabic = `
أعلنت البلدية أنّ مكتبة الميناء ستفتح أبوابها من جديد في الخريف، بعد أشغال دامت ثلاث سنوات. وقالت المديرة: "سيجد القرّاء كلّ ما تركوه هنا".

## ما الذي تغيّر

وأضيفت قاعة للصحف القديمة، وفيها أعداد تعود إلى سنة 1931.
`

/** The demonstration archive, and beside it one of everything that a page may have to show. */
export async function everyKindOfContent(): Promise<string> {
  const folder = await demonstrationCopy()
  await writeFiles(folder, {
    [`le-fanal/media/${pictureName}`]: picture,
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
  return folder
}
