import { describe, expect, it } from 'vitest'
import { articleIn, jsonLd, text } from './written-page.ts'

const paragraphs = text.split('\n')
const plain = paragraphs.map((paragraph) => paragraph.replace(/<\/?p>/g, ''))
const correction = 'An earlier note of this story named the wrong shore, and was put right on Tuesday.'
const headed = (inside: string) => ({ body: `<article><h1>A ferry stops</h1>${inside}</article>` })

/** Makes metadata that state a long article, in the form that `write` produces. */
function stating(write: (text: string) => string) {
  const long = [...plain, ...plain.map((line) => line.replaceAll('the ', 'every '))]
  const shown = long.map((line) => `<p>${line}</p>`)
  const head = jsonLd({ '@type': 'NewsArticle', articleBody: write(long.join('\n')) })
  return { long, shown, head }
}

describe('the body of a page', () => {
  it('drops a box whose class names a newsletter or a log-in, and reports it', async () => {
    for (const name of ['newsletter-widget__new', 'newsletter-component', 'page__sign-in-group', 'skip-to']) {
      const box = `<div class="${name}"><p>Every morning in your letter box, and without a fee.</p></div>`
      const { markdown, account } = await articleIn(headed(`${paragraphs[0]}${box}${paragraphs.slice(1)}`))
      expect(markdown, name).not.toContain('letter box')
      expect(account?.dropped.some((block) => block.text.includes('letter box'))).toBe(true)
    }
  })

  it('keeps an article whose class calls all of it a newsletter', async () => {
    const { markdown } = await articleIn({
      body: `<div class="newsletter-issue"><h1>A ferry stops</h1>${text}</div>`,
    })
    for (const line of plain) expect(markdown).toContain(line)
  })

  it('decodes an articleBody that was escaped twice', async () => {
    const escaped = (value: string) => value.replaceAll('&', '&amp;')
    const { head } = stating((value) => escaped(escaped(value.replaceAll('wind', 'w&iuml;nd'))))
    const { markdown } = await articleIn({ head, body: '<h1>A ferry stops</h1><p>It stopped.</p>' })
    expect(markdown).toContain('wïnd')
    expect(markdown).not.toContain('iuml')
  })

  it('keeps a paragraph after the stated text, but no list of links', async () => {
    const { head, shown, long } = stating((value) => value)
    const links = '<ul><li><a href="/a">The harbour has a new master since the spring</a></li></ul>'
    const { markdown } = await articleIn({
      head,
      ...headed(`${shown.join('')}<p>${correction}</p>${links}`),
    })
    for (const line of [...long, correction]) expect(markdown).toContain(line)
    expect(markdown).not.toContain('harbour')
  })

  it('keeps a heading within the stated text, and drops one below it', async () => {
    const { head, shown } = stating((value) => value)
    const [first, ...others] = shown
    const { markdown } = await articleIn({
      head,
      ...headed(`${first}<h2>What the company promises</h2>${others.join('')}<h2>Elsewhere today</h2>`),
    })
    expect(markdown).toContain('## What the company promises')
    expect(markdown).not.toContain('Elsewhere')
  })

  it('keeps a paragraph with a long link between others of its template', async () => {
    const linked = `<div class="block"><p>The pilot of the ferry, it is said on the quay, had <a href="/b">warned of the rudder last year.</a></p></div>`
    const blocks = [...plain, ...plain].map((line) => `<div class="block"><p>${line}</p></div>`)
    const { markdown } = await articleIn(headed([...blocks.slice(0, 3), linked, ...blocks.slice(3)].join('')))
    expect(markdown).toContain('The pilot of the ferry')
  })

  it('keeps a part whose anchor repeats a word of its heading that names furniture elsewhere', async () => {
    const part = (line: string, anchor: string) =>
      `<div class="part" id="${anchor}"><h2>Part</h2><figure><img src="/${line.length}.jpg"></figure><p>${line}</p></div>`
    const parts = [...plain, ...plain].map((line, index) => part(`${line} ${index}`, `part-${index}`))
    const promoted = part('The pilot sold postcards.', 'how-the-pilot-promoted-a-new-ferry')
    const { markdown } = await articleIn(headed([promoted, ...parts].join('')))
    expect(markdown).toContain('The pilot sold postcards.')
  })

  it('drops a list of cards with pictures, but keeps a gallery', async () => {
    const card = (href: string) =>
      `<li><a href="${href}"><img src="/a.jpg" alt=""></a> <a href="/c">Ports</a> <a href="${href}">A harbour has a new master</a></li>`
    const list = (...hrefs: string[]) => `<ul>${hrefs.map(card).join('')}</ul>`
    const cards = await articleIn(headed(`${text}${list('/one', '/two')}`))
    expect(cards.markdown).not.toContain('new master')
    expect(cards.account?.dropped.some(({ text }) => text.includes('new master'))).toBe(true)
    const gallery = await articleIn(headed(`${text}${list('/one.jpg', '/two.JPG?w=9')}`))
    expect(gallery.markdown).toContain('new master')
  })

  it('drops a row of cards that lead to other pages, wherever it stands', async () => {
    const card = (number: number) =>
      `<div class="card"><div class="image"><img src="/${number}.jpg" alt="A quay"></div>` +
      `<p>Monday</p><h3><a href="/story-${number}">The harbour has its new master ${number}</a></h3></div>`
    const cards = [1, 2, 3].map(card).join('')
    const { markdown } = await articleIn(headed(`${paragraphs[0]}${cards}${paragraphs.slice(1).join('')}`))
    for (const line of plain) expect(markdown).toContain(line)
    expect(markdown).not.toMatch(/harbour|quay\]|Monday\n/)
    const reports = cards.replaceAll('Monday', `The ${'harbour is busy and '.repeat(5)}loud.`)
    expect((await articleIn(headed(`${text}${reports}`))).markdown).toContain('busy')
  })

  it('drops hidden elements and the fallback of a video', async () => {
    const sentence = 'We may earn a commission from whatever is bought through links of this page.'
    for (const box of [
      `<div hidden><p>${sentence}</p></div>`,
      `<div style="color: red; display:none"><p>${sentence}</p></div>`,
      `<div class="video-fallback"><p>${sentence}</p></div>`,
      `<div class="c-inlineSignup"><p>${sentence}</p></div>`,
    ]) {
      const { markdown, account } = await articleIn(headed(`${paragraphs[0]}${box}${paragraphs.slice(1)}`))
      expect(markdown, box).not.toContain('commission')
      expect(account?.dropped.some((block) => block.text.includes('commission'))).toBe(true)
    }
  })

  it('begins with the lead in the header of the article, once', async () => {
    const lead = 'For two hundred people the way home from the island led over a fishing boat.'
    const head = `<meta name="description" content="${lead}">`
    const inHeader = (below: string) => ({
      head,
      body: `\n<div>\n<article>\n<header><h1>A ferry stops</h1>\n<div>${lead}</div></header>\n<div class="article-body">${below}</div></article></div>`,
    })
    for (const below of [text, `<p>${lead}</p>${text}`]) {
      const { markdown } = await articleIn(inHeader(below))
      expect(markdown.startsWith(lead)).toBe(true)
      expect(markdown.split(lead)).toHaveLength(2)
    }
  })

  it('has a caption once that the page repeats below the picture', async () => {
    const caption = 'The quay where two hundred people waited'
    const figure = `<figure><img src="/quay.jpg"><figcaption>${caption}. Photo: Ann Example</figcaption></figure>`
    const { markdown } = await articleIn(
      headed(`${paragraphs[0]}${figure}<p>${caption}.</p>${paragraphs.slice(1).join('')}`),
    )
    expect(markdown.split(caption)).toHaveLength(2)
  })

  it('drops an alternative text that repeats the caption', async () => {
    const figure = (alt: string) =>
      `<figure><img src="/quay.jpg" alt="${alt}"><figcaption>Two hundred passengers waiting along the quay</figcaption></figure>`
    const markdownWith = async (alt: string) =>
      (await articleIn(headed(`${paragraphs[0]}${figure(alt)}${paragraphs.slice(1).join('')}`))).markdown
    expect(await markdownWith('Passengers of the ferry, two hundred, waiting on the quay')).toContain(
      'alt=""',
    )
    expect(await markdownWith('A woman in a yellow coat waits on the quay')).toContain('yellow coat')
  })

  it('drops a labelled date below the text too', async () => {
    const date = '<meta property="article:published_time" content="2019-11-19T08:38:00Z">'
    const line = 'First published: Tuesday, November 19, 2019 08:38 AM'
    const { markdown } = await articleIn({ head: date, ...headed(`${text}<p>${line}</p>`) })
    expect(markdown).not.toContain('08:38')
  })

  it('is the text in the data of Next.js where the page shows none', async () => {
    const long = plain.map((line) => `<p>${line} Ä</p>`).join('')
    const stream = `23:I[4,[]]\n24:T${Buffer.byteLength(long).toString(16)},${long}5:["$","$L23"]\n`
    const script = (piece: string) => `<script>self.__next_f.push(${JSON.stringify([1, piece])})</script>`
    const body = `<div id="root"></div>${script(stream.slice(0, 90))}${script(stream.slice(90))}<script>self.__next_f.push(</script>`
    const { markdown } = await articleIn({ head: '<title>A ferry stops</title>', body })
    expect(markdown.split('\n\n')).toEqual(plain.map((line) => `${line} Ä`))
  })

  it('accounts for other texts in the data of Next.js, and reads long runs of digits in linear time', async () => {
    const long = plain.map((line) => `<p>${line}</p>`).join('')
    const other = '<p>An unrelated story.</p>'
    const stream = `${'a'.repeat(400_000)}\n24:T${long.length.toString(16)},${long}25:T${other.length.toString(16)},${other}`
    const body = `<div id="root"></div><script>self.__next_f.push(${JSON.stringify([1, stream])})</script>`
    const { markdown, account } = await articleIn({ head: '<title>A ferry stops</title>', body })
    expect(markdown.split('\n\n')).toEqual(plain)
    expect(account.dropped).toContainEqual({
      reason: 'in the page’s embedded data, not in its article',
      text: 'An unrelated story.',
    })
  })

  it('is found in linear time beside a style of a million spaces', async () => {
    const { markdown } = await articleIn(headed(`<p style="${' '.repeat(1_000_000)}x">Not far.</p>${text}`))
    expect(markdown).toContain('Not far.')
  })

  it('keeps paragraphs that a metered page hides from screen readers', async () => {
    const hidden = paragraphs.map((line) => line.replace('<p>', '<p class="paywall" aria-hidden="true">'))
    const { markdown } = await articleIn(headed(`${text}${hidden.join('').replaceAll('the', 'that')}`))
    expect(markdown).toContain('between that two shores')
  })

  it('has the text behind its other tabs, which a reader opens by a click', async () => {
    const seen = [...paragraphs, ...paragraphs.map((line) => line.replaceAll('the', 'every'))].join('')
    const [line] = plain.map((each) => each.replaceAll('the', 'that'))
    const panel = (hiding: string, inside: string) => `<div role="tabpanel" ${hiding}>${inside}</div>`
    for (const hiding of ['hidden', 'aria-hidden="true"', 'style="color: red; display: none"']) {
      const panels = panel('', seen) + panel(hiding, `<p>${line}</p>`)
      const { markdown } = await articleIn(headed(`${panels}<div ${hiding}><p>A box of the desk.</p></div>`))
      expect(markdown, hiding).toContain(line)
      if (hiding !== 'aria-hidden="true"') expect(markdown, hiding).not.toContain('A box of')
    }
  })

  it('is not a list of links if the page has text', async () => {
    const line = '船は月曜日の朝に止まり、二百人が岸で待っていたと会社が発表した。'
    const cards = ['/a', '/b', '/c'].map(
      (href) =>
        `<li><a href="${href}"><h3>港の新しい長</h3><p>港の新しい長は春から働いており、多くの船を知っていて、誰にでも親切に話をする人だと町の人は言う。</p></a></li>`,
    )
    const { markdown } = await articleIn({
      language: 'ja',
      body: `<main><h1>船が止まる</h1><p>${line}</p><section><ul>${cards.join('')}</ul></section></main>`,
    })
    expect(markdown).toContain(line)
  })
})
