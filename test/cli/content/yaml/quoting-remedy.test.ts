import { describe, expect, it } from 'vitest'
import { parseArticleFile } from '../../../../src/cli/content/files/article-file.ts'

const parse = (lines: string) => parseArticleFile({ file: 'a.md', text: `---\nheadline: A\n${lines}\n---\n` })

/** The first fault of front matter: its line, and its reason. */
function faultOf(lines: string) {
  const parsed = parse(lines)
  const [fault] = 'faults' in parsed ? parsed.faults : []
  return { line: fault?.line, field: fault?.field, reason: fault?.reason ?? '' }
}

const shownLine = (lines: string) => /write `(.+)`$/.exec(faultOf(lines).reason)?.[1] ?? ''

describe('the line that a remedy shows', () => {
  it.each([
    ['byline: *Jane Roe', '*Jane Roe'],
    ['byline: & Sons', '& Sons'],
    ['byline: [Video] Fire', '[Video] Fire'],
    ['byline: {old} Fire', '{old} Fire'],
    ['byline: | Jane', '| Jane'],
    ['byline: ? who', '? who'],
    ['byline: , who', ', who'],
    ['byline: The quay: a history', 'The quay: a history'],
    ['byline: The "old" quay: a history', 'The "old" quay: a history'],
    [`byline: It's "old": a history`, `It's "old": a history`],
    ['byline: "Stop" says the mayor', '"Stop" says the mayor'],
    ['byline: "Stop" says the "mayor"', '"Stop" says the "mayor"'],
    ['byline: "Say "hello" now"', 'Say "hello" now'],
    ["byline: 'The harbour's wall'", "The harbour's wall"],
    ["byline: 'The boys' wall'", "The boys' wall"],
    ['byline: "x"#quay', '"x"#quay'],
    ['byline:Jane Roe', 'Jane Roe'],
  ])('in place of %j is read as %j', (line, value) =>
    expect(parse(shownLine(line))).toMatchObject({ value: { fields: { byline: value } } }),
  )

  it.each([
    ['topics: "Harbour", "Quay"', 'topics: ["Harbour", "Quay"]'],
    ['topics: "Harbour" "Quay"', 'topics: ["Harbour", "Quay"]'],
    ['topics: [@a, b]', '"@a"'],
    ['topics: [*a, b]', '"*a"'],
    ['topics: [Harbour: a history, b]', '"Harbour: a history"'],
    ['topics:\n  - Harbour: a history: old', '- "Harbour: a history: old"'],
    ['topics:\n-Harbour', '- Harbour'],
    ['corrections:\n  - text: He said: no', 'text: "He said: no"'],
    ['status: { is: gone, reason: He asked: please }', 'reason: "He asked: please"'],
    ['status: { is: gone, reason: @x }', 'reason: "@x"'],
    ['status: {is:gone}', 'is: gone'],
  ])('in place of %j is %s', (lines, shown) => {
    const parsed = parse(lines)
    const reasons = 'faults' in parsed ? parsed.faults.map(({ reason }) => reason).join('\n') : ''
    expect(reasons).toContain(`${shown}\``)
  })

  it('is shortened in its middle', () =>
    expect(shownLine(`byline: ${'word '.repeat(40)}: end`)).toMatch(/^byline: "(?:word )+\w* … .+: end"$/))
})

describe('a fault is reported where its cause is', () => {
  it.each([
    ['topics: [Harbour, Quay\nbyline: Jane', 3, 'topics', 'opens "[" without a "]"'],
    ['status: { is: gone, reason: x\nbyline: Jane', 3, 'status', 'opens "{" without a "}"'],
    ['topics: [Harbour, #quay, b]', 3, 'topics', 'contains "#" after a space'],
    ['status: { is: gone, reason: x ]', 3, 'status', 'opens "{" and ends with "]": write "}"'],
    ['byline: Jane\n...\nsection: News', 4, '', 'contains a line `---` or `...`'],
    ['topics: Harbour\n- Quay', 4, '', 'is a value of a list, and its field has a value already'],
    ['*byline: Jane', 3, '', 'begins with "*", but the name of a field has only letters'],
    ['status: { is: gone, reason: He asked, twice }', 3, 'status.twice', 'follows a comma'],
  ])('%j', (lines, line, field, reason) =>
    expect(faultOf(lines)).toMatchObject({ line, field, reason: expect.stringContaining(reason) }),
  )

  it('also for a mark before the first field', () => {
    const parsed = parseArticleFile({ file: 'a.md', text: '---\n%headline: A\nbyline: B\n---\n' })
    expect(parsed).toMatchObject({
      faults: [{ line: 2, reason: expect.stringContaining('begins with "%"') }],
    })
  })
})
