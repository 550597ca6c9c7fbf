import { checks, type Difference } from './findings.ts'
import type { Report } from './verify.ts'

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

const row = (cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`

const head = (cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr>`

const differenceRow = ({ check, subject, expected, found }: Difference) =>
  row([check, subject, expected, found])

/** The report as a page that needs nothing beside it. */
export function reportPage({ origin, root, publishedAt, checked, differences }: Report): string {
  const counts = checks.map((check) => {
    const wrong = differences.filter((each) => each.check === check).length
    return row([check, String(checked[check]), String(wrong)])
  })
  const listed =
    differences.length === 0
      ? '<p>Nothing differs.</p>'
      : `<table>${head(['What', 'Where', 'Expected', 'Found'])}${differences.map(differenceRow).join('\n')}</table>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"/><title>morgue verify</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<style>body { font: 1rem/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; } th, td { border-bottom: 1px solid #999; padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; }</style>
</head><body>
<h1>${differences.length === 0 ? 'The archive is as its release says' : `${differences.length} differences`}</h1>
<p>${escaped(origin)}<br/>release ${escaped(root)}, published ${escaped(publishedAt)}</p>
<table>${head(['What', 'Looked at', 'Differing'])}${counts.join('\n')}</table>
<h2>Differences</h2>
${listed}
</body></html>
`
}
