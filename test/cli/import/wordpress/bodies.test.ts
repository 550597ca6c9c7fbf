import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { articlesIn, bodyOf, readExport, warningsIn } from './wxr.ts'

const textOf = (markdown: string) => renderBody(markdown).text.replace(/\s+/g, ' ').trim()

const base64 = (html: string) => Buffer.from(encodeURIComponent(html)).toString('base64')

describe('a block of the editor', () => {
  it.each([
    [
      'for a pull quote',
      '<figure class="wp-block-pullquote alignright"><blockquote><p>Nobody is <em>moving</em>.</p><p>Not yet.</p><cite>Ada Quay</cite></blockquote></figure>',
      '> **Nobody is *moving*.\\\n> Not yet.**\n>\n> <cite>Ada Quay</cite>',
    ],
    [
      'for a pull quote of its first version',
      '<blockquote class="wp-block-pullquote"><p>Nobody is moving.</p></blockquote>',
      '> **Nobody is moving.**',
    ],
    [
      'for a large quotation',
      '<blockquote class="wp-block-quote is-style-large"><p>Nobody is moving.</p></blockquote>',
      '> **Nobody is moving.**',
    ],
    [
      'for a plain one, which stays a quotation',
      '<blockquote class="wp-block-quote is-style-plain"><p>Nobody is moving.</p></blockquote>',
      '> Nobody is moving.',
    ],
    [
      'for verse',
      '<pre class="wp-block-verse">The tide comes in,\n  the <em>boats</em> go out,\nand nobody is about.</pre>',
      'The tide comes in,\\\n\u00a0\u00a0the *boats* go out,\\\nand nobody is about.',
    ],
  ])('%s', async (_, html, expected) => {
    expect(await bodyOf(`<!-- wp:x -->${html}<!-- /wp:x -->`)).toBe(expected)
  })

  it('is set apart when it is published', async () => {
    const verse = await bodyOf(
      '<!-- wp:verse --><pre class="wp-block-verse">One,\ntwo,\nthree.</pre><!-- /wp:verse -->',
    )
    expect(renderBody(verse).html).toContain('<p class="verse">')
  })
})

describe('footnotes', () => {
  const notes = [
    { content: 'Minutes of <em>3 May</em>.', id: 'f1' },
    { content: 'By hand.', id: 'f2' },
  ]
  const mark = (id: string, number: number) =>
    `<sup data-fn="${id}" class="fn"><a href="#${id}" id="${id}-link">${number}</a></sup>`
  const content = `<!-- wp:paragraph --><p>The council met${mark('f1', 1)} and voted${mark('f2', 2)}.</p><!-- /wp:paragraph -->\n<!-- wp:footnotes /-->`

  it('of the block editor stand at the end', async () => {
    const readings = await readExport([{ content, meta: { footnotes: JSON.stringify(notes) } }])
    const [article] = articlesIn(readings)
    expect(textOf(article?.markdown ?? '')).toMatch(
      /The council met\[1] and voted\[2]\. .*Minutes of 3 May\..*By hand\./,
    )
    expect(article?.markdown).toContain('<sup>[1](#ref-f1)</sup>')
    expect(article?.markdown).toContain('2. <a id="ref-f2"></a>By hand. [↩︎](#ref-f2-link)')
    expect(warningsIn(readings)).toEqual([])
  })

  it('stand there without a block for them too', async () => {
    const text = textOf(await bodyOf('Two words.', { meta: { footnotes: JSON.stringify(notes) } }))
    expect(text).toMatch(/Two words\. .*Minutes of 3 May\./)
  })

  it('link back only to a mark that the text has', async () => {
    const markdown = await bodyOf(`<p>The council met${mark('f1', 1)}.</p>`, {
      meta: { footnotes: JSON.stringify(notes) },
    })
    expect(markdown).toContain('Minutes of *3 May*. [↩︎](#ref-f1-link)')
    expect(markdown).toMatch(/By hand\.$/)
  })

  it.each(['{"a":1}', 'See page 4.', '[{"content":1}]'])(
    'that cannot be read are reported: %s',
    async (written) => {
      const readings = await readExport([{ content: 'Two words.', meta: { footnotes: written } }])
      expect(warningsIn(readings)).toEqual([
        'the footnotes of 1 post could not be read, so they were left out: search the export for footnotes, and add the notes to the articles',
      ])
    },
  )

  it.each(['footnote', 'ref', 'efn_note', 'mfn', 'fn'])(
    'of the shortcode [%s] are told apart',
    async (name) => {
      const markdown = await bodyOf(
        `Il a dit oui[${name}]Selon <em>lui</em>.[/${name}] hier, et non[${name}]Selon elle.[/${name}] ce matin.`,
      )
      expect(textOf(markdown)).toMatch(
        /^Il a dit oui\[1] hier, et non\[2] ce matin\. .*Selon lui\..*Selon elle\./,
      )
    },
  )

  it('are not taken for footnotes when they hold nothing', async () => {
    expect(textOf(await bodyOf('One [ref][/ref]two'))).toBe('One two')
  })
})

describe('words around a shortcode that is unknown', () => {
  it.each([
    ['Il dit oui[apart]Selon lui[/apart] hier', 'Il dit oui Selon lui hier'],
    ['Il dit oui.[apart]Selon lui.[/apart]Puis non', 'Il dit oui. Selon lui. Puis non'],
    ['oui[apart]<em>Selon</em> lui[/apart] hier', 'oui Selon lui hier'],
    ['<b>oui</b>[apart]Selon lui[/apart] hier', 'oui Selon lui hier'],
    ['[dropcap]L[/dropcap]e maire', 'Le maire'],
    ['H[sub]2[/sub]O', 'H2O'],
    ['mot[x-apart], puis[/x-apart]', 'mot, puis'],
    ['l’[apart]eau[/apart]', 'l’eau'],
  ])('%s', async (content, text) => {
    expect(textOf(await bodyOf(content))).toBe(text)
  })

  it.each([
    '[vc_row][vc_column][vc_column_text]One[/vc_column_text][vc_column_text]Two[/vc_column_text][/vc_column][/vc_row]',
    '[su_row][su_column size="1/2"]One[/su_column][su_column size="1/2"]Two[/su_column][/su_row]',
    '[one_half]One[/one_half][one_half_last]Two[/one_half_last]',
    '[et_pb_text admin_label="The Text Box"]One[/et_pb_text][et_pb_text]Two[/et_pb_text]',
    '[pane]One[/pane][pane]Two[/pane]',
    'One[my_box]Two[/my_box]',
    '[my_box]One[/my_box]Two',
    '<p>[vc_column_text]One[/vc_column_text][vc_column_text]Two[/vc_column_text]</p>',
  ])('are paragraphs where it is a block: %s', async (content) => {
    expect(await bodyOf(content)).toBe('One\n\nTwo')
  })
})

describe('contents that are encoded', () => {
  it('are shown as what they are', async () => {
    const readings = await readExport([
      { content: `Before [vc_raw_html]${base64('<h2>Results</h2><p>Été &amp; co</p>')}[/vc_raw_html] after` },
    ])
    expect(articlesIn(readings)[0]?.markdown).toBe('Before\n\n## Results\n\nÉté & co\n\nafter')
  })

  it('are made harmless like the rest of a post', async () => {
    const hostile = '<p onclick="x()">Words<script>alert(1)</script><img src=x onerror=alert(1)></p>'
    const markdown = await bodyOf(`[vc_raw_html]${base64(hostile)}[/vc_raw_html]`)
    expect(textOf(markdown)).toBe('Words')
    expect(renderBody(markdown).html).not.toMatch(/script|onclick|onerror/)
  })

  it('may be plain base64, and need not be', async () => {
    const plain = Buffer.from('<p>Two words</p>').toString('base64')
    expect(await bodyOf(`[fusion_code]${plain}[/fusion_code]`)).toBe('Two words')
    expect(await bodyOf('[raw_html]<p>Two words</p>[/raw_html]')).toBe('Two words')
    expect(await bodyOf('[raw_html]Abcdefgh[/raw_html]')).toBe('Abcdefgh')
  })
})

describe('a program', () => {
  it.each(['java', 'html', 'xml', 'sourcecode', 'code', 'php', 'js'])(
    'in [%s] is shown as it is written',
    async (name) => {
      const program = '<!-- head -->\n<title>if (a[0] < b)</title>\n[gallery]'
      const markdown = await bodyOf(`Before\n\n[${name} light="true"]\n${program}\n[/${name}]\n\nafter`)
      expect(renderBody(markdown).text).toMatch(/^Before\n\n[\s\S]*\n\nafter$/)
      expect(renderBody(markdown).text).toContain(`\n\n${program}\n`)
    },
  )

  it('is not what stands in brackets', async () => {
    expect(await bodyOf('The [r] and the [c] of [go]')).toBe('The \\[r] and the \\[c] of \\[go]')
  })
})

describe('words in the attributes of a shortcode', () => {
  it.each([
    ['[su_quote cite="Victor Hugo"]To be[/su_quote]', '> To be\n>\n> <cite>Victor Hugo</cite>'],
    [
      '[testimonial author="A. Roy" company="Roy & Sons"]Good[/testimonial]',
      '> Good\n>\n> <cite>A. Roy</cite>\n\nRoy & Sons',
    ],
    ['[su_box title="A box" box_color="#ff0000" style="soft words"]Text[/su_box]', 'A box\n\nText'],
    ['[my_card name="Ann Roy" label="editor in chief" class="wide card"]', 'Ann Roy\n\neditor in chief'],
    ['[my_button text="center" title_color="dark red" text_align="to the left"]Go[/my_button]', 'Go'],
    ['[su_heading title="yes"]Go[/su_heading]', 'Go'],
    [
      '[video mp4="https://a.example/a.mp4" title="The film"][/video]',
      '<https://a.example/a.mp4>\n\nThe film',
    ],
    ['[my_card caption="<em>An</em> old hall"][/my_card]', 'An old hall'],
  ])('%s', async (content, markdown) => {
    expect(await bodyOf(content)).toBe(markdown)
  })
})

describe('an address in a shortcode that is relative or has a space', () => {
  it.each([
    ['[audio src="a.mp3"]', '[a.mp3](https://paper.example/2012/story-1/a.mp3)'],
    ['[audio src="My talk.mp3"]', '[My talk.mp3](https://paper.example/2012/story-1/My%20talk.mp3)'],
    [
      '[audio src="https://v.example/My talk.mp3"]',
      '[https://v.example/My talk.mp3](<https://v.example/My talk.mp3>)',
    ],
    ['[video mp4="/films/a.mp4"][/video]', '[/films/a.mp4](https://paper.example/films/a.mp4)'],
    ['[embed]//v.example/1[/embed]', '[//v.example/1](https://v.example/1)'],
    ['[my_player src="/films/a.mp4"]', '[/films/a.mp4](https://paper.example/films/a.mp4)'],
  ])('is a link: %s', async (content, markdown) => {
    expect(await bodyOf(content)).toBe(markdown)
  })
})

describe('a block that WordPress fills in', () => {
  const block = (settings: unknown) =>
    `<!-- wp:paragraph --><p>Before.</p><!-- /wp:paragraph --><!-- wp:acf/quote ${JSON.stringify(settings)} /-->`

  it('keeps the words among its settings, and is named', async () => {
    const data = {
      quote: 'To <em>be</em>',
      _quote: 'field_5f This is a key',
      quote_author: 'Victor Hugo',
      standing: 'Words of a whole sentence.',
      css: '.a { color: Red and blue and green }',
      url: 'https://a.example/A b c d',
      text_color: 'Dark red',
      constructor: 'no',
    }
    const readings = await readExport([{ content: block({ name: 'acf/quote', mode: 'preview', data }) }])
    expect(articlesIn(readings)[0]?.markdown).toBe(
      'Before.\n\nTo *be*\n\nVictor Hugo\n\nWords of a whole sentence.',
    )
    expect(warningsIn(readings)).toEqual([
      'blocks that WordPress fills in itself were left out, except words in their settings: acf/quote (1)',
    ])
  })

  it.each(['{"a":', '[]', '"x"', ''])('may have settings that are none: %s', async (written) => {
    expect(await bodyOf(`<!-- wp:paragraph --><p>Before.</p><!-- wp:acf/x ${written} /-->`)).toBe('Before.')
  })
})

describe('names that objects have', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
    'are names like others: %s',
    async (name) => {
      const readings = await readExport([
        {
          content: `[${name} title="A title"]words[/${name}] and [${name}]`,
          categories: [[name, name]],
          meta: { [name]: name, _yoast_wpseo_primary_category: name },
          more: `<category domain="${name}" nicename="${name}">${name}</category><dc:creator>${name}</dc:creator>`,
        },
      ])
      const [article] = articlesIn(readings)
      expect(article?.fields.section).toBe(name)
      expect(textOf(article?.markdown ?? '')).toContain('words')
      expect(warningsIn(readings)).toContain(
        `terms other than categories and tags were left out: ${name} (1). To keep one, for example ${name} as topics, write take: { taxonomies: { ${name}: topics } } in edition.yaml, and import again`,
      )
    },
  )
})
