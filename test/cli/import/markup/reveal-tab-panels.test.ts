import type { Properties } from 'hast'
import { expect, it } from 'vitest'
import { revealTabPanels } from '../../../../src/cli/import/markup/reveal-tab-panels.ts'

/** The properties of an element once the panels of tabs are revealed. */
function reveal(properties: Properties): Properties {
  const element = { type: 'element' as const, tagName: 'div', properties, children: [] }
  revealTabPanels([element])
  return element.properties
}

it.each<[Properties, Properties]>([
  [{ hidden: true, ariaHidden: 'true', id: 'a' }, { id: 'a' }],
  [{ hidden: '', className: ['panel'] }, { className: ['panel'] }],
  [{ style: 'display:none' }, { style: '' }],
  [{ style: 'color:red; display : NONE !important; margin:0' }, { style: 'color:red; margin:0' }],
  [{ style: 'visibility:hidden;display:none' }, { style: '' }],
  [{ style: 'display:block' }, { style: 'display:block' }],
  [{ style: 'x-display:none' }, { style: 'x-display:none' }],
])('a panel of tabs is visible: %j', (hidden, shown) => {
  const { style, ...others } = reveal({ role: 'tabpanel', ...hidden })
  expect(others).toEqual({ role: 'tabpanel', ...shown, style: undefined })
  expect(typeof style === 'string' ? style.replace(/^;/, '') : style).toEqual(shown.style)
})

it.each(['tab', 'presentation'])('what is hidden in another role stays hidden: %s', (role) => {
  const hidden = { role, hidden: true, ariaHidden: 'true', style: 'display:none' }
  expect(reveal({ ...hidden })).toEqual(hidden)
})
