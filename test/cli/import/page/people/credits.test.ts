import { describe, expect, it } from 'vitest'
import { fieldsIn, jsonLd, text } from '../written-page.ts'

/** Names that contain a month, a particle, a conjunction, a digit or a comma. */
const whole = [
  'Richard Martineau',
  'Paul Martin',
  'Theresa May',
  'Simone Jung',
  'John Decker',
  'August Sander',
  'Da Silva',
  'Von Miller',
  'Di Stefano',
  'José Ortega y Gasset',
  'Ortega y Gasset',
  'João da Costa e Silva',
  'Antoni Gaudí i Cornet',
  'Simon & Schuster',
  'University of California, Los Angeles',
  'Martin Luther King, Jr.',
  '24 heures',
  '20 Minuten',
  'Lighthouse 3',
  'mbl.example',
  'La rédaction',
  'By Starlight',
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
]

const article = (author: unknown) => jsonLd({ '@type': 'NewsArticle', headline: 'A ferry stops', author })

describe('a name stated as a name', () => {
  it.each(whole)('is kept whole in JSON-LD: %s', async (name) => {
    for (const author of [{ '@type': 'Person', name }, [{ '@type': 'Person', name }]])
      expect((await fieldsIn({ head: article(author) })).authors).toEqual([name])
  })

  it.each(['fr', 'de', 'es', 'it', 'pt'])('is kept whole in a page in %s', async (language) => {
    for (const name of ['Da Silva', 'Von Miller', 'José Ortega y Gasset', 'Paul Martin'])
      expect((await fieldsIn({ head: article({ name }), language })).authors).toEqual([name])
  })

  it.each(whole.filter((name) => !/[,&]/.test(name)))('is kept whole in meta: %s', async (name) => {
    expect((await fieldsIn({ head: `<meta name="author" content="${name}">` })).authors).toEqual([name])
  })

  it.each(['Paul Martin', 'Da Silva', 'Theresa May', 'Lars'])(
    'is kept whole in rel=author: %s',
    async (name) => {
      const body = `<article><h1>A ferry stops</h1><p>By <a rel="author" href="/x">${name}</a></p>${text}</article>`
      expect((await fieldsIn({ body })).authors).toEqual([name])
    },
  )

  it('is found where JSON-LD references it, divides it or lists it', async () => {
    const graph = jsonLd({
      '@graph': [
        { '@type': 'NewsArticle', headline: 'A ferry stops', author: { '@id': '#ann' } },
        { '@type': 'Person', '@id': '#ann', name: 'Ann Example' },
      ],
    })
    expect((await fieldsIn({ head: graph })).authors).toEqual(['Ann Example'])
    const parts = article([
      { givenName: 'Ann', familyName: 'Example' },
      { name: ['Bo Instance', 'Cy Sample'] },
    ])
    expect((await fieldsIn({ head: parts })).authors).toEqual(['Ann Example', 'Bo Instance', 'Cy Sample'])
    expect((await fieldsIn({ head: article(['Ann Example', 'Bo Instance']) })).authors).toEqual([
      'Ann Example',
      'Bo Instance',
    ])
  })
})

describe('a list of names in meta', () => {
  it.each([
    ['en', 'Ann Example, Bo Instance and Cy Sample', ['Ann Example', 'Bo Instance', 'Cy Sample']],
    ['en', 'Ann Example & Theresa May', ['Ann Example', 'Theresa May']],
    ['fr', 'Anne Exemple et Paul Martin', ['Anne Exemple', 'Paul Martin']],
    ['de', 'Anna Beispiel und Simone Jung', ['Anna Beispiel', 'Simone Jung']],
    ['es', 'Ana López y Luis Pérez', ['Ana López', 'Luis Pérez']],
  ])('in %s is split if every part is a name: %s', async (language, content, names) => {
    const body = `<article><h1>A ferry stops</h1>${inLanguage[language]}</article>`
    const fields = await fieldsIn({ head: `<meta name="author" content="${content}">`, language, body })
    expect(fields.authors).toEqual(names)
  })

  it.each(['Frankfurt, Germany', 'Jobs, Hire', 'Paul and Mary Smith, London', 'AFP, Manila'])(
    'is a byline where one part is doubtful: %s',
    async (content) => {
      const fields = await fieldsIn({ head: `<meta name="author" content="${content}">` })
      expect([fields.authors, fields.byline]).toEqual([[], content])
    },
  )
})

/** Texts long enough to detect their language. */
const inLanguage: Record<string, string> = {
  en: text,
  fr: '<p>Le bateau entre les deux rives est resté au port lundi matin, parce que le gouvernail était cassé depuis la veille.</p><p>Les gens ont attendu sur le quai, et une barque de pêche les a menés dans la ville par petits groupes.</p>'.repeat(
    3,
  ),
  de: '<p>Die Fähre zwischen den beiden Ufern blieb am Montag im Hafen, weil das Ruder in der Nacht gebrochen war und nicht ersetzt wurde.</p><p>Die Leute warteten auf dem Steg, bis ein Fischer sie mit seinem Boot in die Stadt brachte.</p>'.repeat(
    3,
  ),
  es: '<p>El barco entre las dos orillas se quedó el lunes en el puerto, porque el timón se había roto durante la noche y no había otro.</p><p>La gente esperó en el muelle hasta que un pescador la llevó a la ciudad con su barca.</p>'.repeat(
    3,
  ),
}

describe('a byline', () => {
  const bylined = (line: string, language = 'en') => ({
    language,
    body: `<article><h1>A ferry stops</h1><p class="byline">${line}</p>${inLanguage[language]}</article>`,
  })

  it.each([
    ['en', 'By Ann Example and Bo Instance', ['Ann Example', 'Bo Instance']],
    ['en', 'By Theresa May | May 5, 2016', ['Theresa May']],
    ['en', 'By Ann Example, May 5, 2016', ['Ann Example']],
    ['en', 'By Paul Martin 8 March 2016', ['Paul Martin']],
    ['en', 'By Von Miller', ['Von Miller']],
    ['en', 'By Da Silva and Theresa May', ['Da Silva', 'Theresa May']],
    ['en', 'Da Silva', []],
    ['de', 'Von Miller', []],
    ['fr', 'Par Anne Exemple et Richard Martineau', ['Anne Exemple', 'Richard Martineau']],
    ['de', 'Von Anna Beispiel und Simone Jung', ['Anna Beispiel', 'Simone Jung']],
    ['es', 'Por Ana López y José Ortega y Gasset', []],
  ])('in %s yields only certain names: %s', async (language, line, names) => {
    const fields = await fieldsIn(bylined(line, language))
    expect(fields.authors).toEqual(names)
    expect(fields.byline ?? fields.authors.join()).toContain(line.split(' ')[1])
  })

  it.each([
    ['en', 'By Ann Example, PhD', ['Ann Example'], null],
    ['en', 'By Ann Example, Jr.', ['Ann Example, Jr.'], null],
    ['en', 'By Ann Example, Jr., and Bo Instance', ['Ann Example, Jr.', 'Bo Instance'], null],
    ['en', 'Posted by Ann Example on May 5, 2016', ['Ann Example'], null],
    ['en', 'By Ann Example Associated Press', ['Ann Example'], 'Associated Press'],
    ['en', 'By AFP', [], 'AFP'],
    ['fr', 'Par Anne Exemple et Paul Martin (avec AFP)', ['Anne Exemple', 'Paul Martin'], 'AFP'],
    ['fr', 'Par Anne Exemple avec AFP', ['Anne Exemple'], 'AFP'],
    ['fr', 'Par Anne Exemple Publié le 5 mai 2016 à 10h20', ['Anne Exemple'], null],
    ['fr', 'Par Marie et Pierre Exemple', [], null],
    ['de', 'Von Anna Beispiel (dpa)', ['Anna Beispiel'], 'dpa'],
    ['de', 'Eine Analyse von Anna Beispiel', [], null],
    ['de', 'Kommentar von Anna Beispiel', [], null],
    ['es', 'Por Ana y Luis Pérez', [], null],
    ['es', 'Por Ana López y EFE', ['Ana López'], 'EFE'],
  ])('in %s separates names from degrees, agencies and dates: %s', async (language, line, names, agency) => {
    expect(await fieldsIn(bylined(line, language))).toMatchObject({ authors: names, agency })
  })

  it.each([
    ['<div class="authors"><span>Ann Example</span><span>Bo Instance</span></div>', 2],
    ['<div class="authors">Ann Example<br>Bo Instance</div>', 2],
    ['<div class="authors"><p>Ann Example and<br>Bo Instance</p></div>', 2],
    ['<div class="author">Ann Example<br>Berlin</div>', 1],
    ['<div class="author"><b>Ann</b><br><b>Example</b></div>', 1],
  ])('is divided at elements and lines: %s', async (credit, count) => {
    const { authors } = await fieldsIn({ body: `<article><h1>A ferry stops</h1>${credit}${text}</article>` })
    expect(authors).toEqual(['Ann Example', 'Bo Instance'].slice(0, count))
  })

  it('is not a line that contains a short name as part of a word', async () => {
    for (const name of ['O.', 'Lars', 'Fer']) {
      const { byline } = await fieldsIn({ head: article({ name }) })
      expect(byline).toBeNull()
    }
  })

  it('is kept beside a name in the metadata', async () => {
    const page = bylined('By Naomi Instance')
    const head = article({ name: 'Hector Editor' })
    expect(await fieldsIn({ ...page, head })).toMatchObject({
      authors: ['Hector Editor'],
      byline: 'By Naomi Instance',
    })
  })
})

describe('a text that is not a name', () => {
  it.each([
    '<form><label class="author">Name *</label></form>',
    '<div class="byline"><a href="/print">Print</a></div>',
    '<div class="author">Read Next</div><div class="author">Top Stories</div><div class="author">Sign Up</div>',
    '<div class="author"><a href="/jobs">Jobs</a> <a href="/hire">Hire</a></div>',
    '<p class="author">Frankfurt, Germany</p>',
    '<div id="author-search"><button class="author">Suchen</button></div>',
    '<a rel="author" href="/a">View author archive</a><a rel="author" href="/f">Get author RSS feed</a>',
    '<meta itemprop="author" content="No Author">',
    '<figure><img src="/a.png" alt=""><figcaption class="author">Gustavo Lens</figcaption></figure>',
    '<aside class="related"><h3>Also</h3><p class="byline">By Other Person</p></aside>',
    '<div class="comments"><span class="author">Angry Reader</span></div>',
  ])('is not an author: %s', async (line) => {
    const body = `<article><h1>A ferry stops</h1>${line}${text}</article>`
    const { authors, byline } = await fieldsIn({ body })
    expect([authors, byline]).toEqual([[], null])
  })

  it.each([
    'No Author',
    'admin',
    'null',
    'Name *',
    'First name *',
    'https://x.example/ann',
    '@ann',
    'ann@x.example',
    '[object Object]',
  ])('is not an author in metadata: %s', async (name) => {
    expect((await fieldsIn({ head: article({ name }) })).authors).toEqual([])
    expect((await fieldsIn({ head: `<meta name="author" content="${name}">` })).authors).toEqual([])
  })

  it('may be the star of a note after a name', async () => {
    for (const name of ['Ann Example *', 'Ann Example*'])
      expect((await fieldsIn({ head: article({ name }) })).authors).toEqual(['Ann Example'])
  })

  it('is not the site beside its people, nor a login beside the same name', async () => {
    const metaOf = (...names: string[]) =>
      `<meta property="og:site_name" content="Evening Star">${names.map((name) => `<meta name="author" content="${name}">`).join('')}`
    const authorsOf = async (...names: string[]) => (await fieldsIn({ head: metaOf(...names) })).authors
    expect(await authorsOf('Evening Star', 'Ann Lee')).toEqual(['Ann Lee'])
    expect(await authorsOf('Evening Star Woods', 'Ann Lee')).toEqual(['Evening Star Woods', 'Ann Lee'])
    expect(await authorsOf('Evening Star')).toEqual(['Evening Star'])
    expect(await authorsOf('ann-lee', 'Ann Lee', 'Bo Ray')).toEqual(['Ann Lee', 'Bo Ray'])
    expect(await authorsOf('Ann Lee', 'ann-lee')).toEqual(['Ann Lee'])
  })

  it('gives way to a byline if the metadata only name the site', async () => {
    const head = `<meta property="og:site_name" content="Evening Star"><meta name="author" content="Evening Star">`
    const body = `<article><h1>A ferry stops</h1><p>by <a href="/authors/name/ann">Dr. Ann Example</a></p>${text}</article>`
    expect((await fieldsIn({ head, body })).authors).toEqual(['Dr. Ann Example'])
    expect((await fieldsIn({ head })).authors).toEqual(['Evening Star'])
  })
})
