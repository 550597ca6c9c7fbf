import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { formatYamlList } from '../../../../src/cli/content/yaml/format-yaml-list.ts'

it.each([
  [['e.example', 'www.e.example'], '[e.example, www.e.example]'],
  [['https://e.example/0,1518,1,00.html', 'https://e.example/a[1]'], null],
  [['007', '1e3', 'a: b', '#c', '-d', 'yes'], null],
])('a list of %j is read back as it was', (texts, expectedLine) => {
  const line = formatYamlList(texts)
  expect(parse(`formerly: ${line}`)).toEqual({ formerly: texts })
  expect(line).not.toContain('\n')
  if (expectedLine !== null) expect(line).toBe(expectedLine)
})
